import type { Outputs } from '../_ui/trpc';

export type MemberRow = Outputs['members']['list'][number];
