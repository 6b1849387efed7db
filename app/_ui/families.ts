import type { NodeFamily } from '../../nodes/contract';

interface FamilyLook {
  readonly label: string;
  /** CSS colour of the edge and the icon. */
  readonly color: string;
  /** CSS colour of a faint ground behind the icon. */
  readonly soft: string;
}

/** How a family of nodes is told apart, always together with an icon and a word. The values live in base.css. */
export const families: Readonly<Record<NodeFamily, FamilyLook>> = {
  source: { label: 'Sources', color: 'var(--family-source)', soft: 'var(--family-source-soft)' },
  rule: { label: 'Rules', color: 'var(--family-rule)', soft: 'var(--family-rule-soft)' },
  destination: { label: 'Destinations', color: 'var(--family-destination)', soft: 'var(--family-destination-soft)' },
  document: { label: 'Documents', color: 'var(--family-document)', soft: 'var(--family-document-soft)' },
  control: { label: 'Control', color: 'var(--family-control)', soft: 'var(--family-control-soft)' },
};
