import type { TemplateContent } from '../../../nodes/template/template-content';

export interface BuiltInTemplate {
  /** Begins with "builtin:", so that it is nobody's id. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly content: TemplateContent;
}
