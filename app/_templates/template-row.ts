import type { Outputs } from '../_ui/trpc';

/** A template in the library, with its small picture. */
export type TemplateRow = Outputs['templates']['list'][number];

/** What a template asks for, and what each client has to answer with. */
export type ClonePlan = Outputs['templates']['plan'];
