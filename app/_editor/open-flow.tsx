'use client';
import { use, useEffect, useState } from 'react';
import type { FlowView } from '../../server/flows/get-flow';
import { useMay, useWorkspace } from '../_ui/workspace';
import { createEditor } from './create-editor';
import { FlowEditor } from './flow-editor';
import { fetchPatterns, holdsPattern } from './patterns-later';
import { newId } from './state/new-id';
import { useAddress } from './use-address';
import { useCounts } from './use-counts';
import { useHolding } from './use-holding';
import { useSaving, useSend } from './use-saving';
import { useServerNews } from './use-server-news';

/** A flow that compares by patterns waits for what reads them; all others get it later. */
export function OpenFlow({ flow }: { flow: FlowView }) {
  const [needsPatterns] = useState(() => holdsPattern(flow.draft));
  if (needsPatterns) use(fetchPatterns());
  return <Opened flow={flow} />;
}

/** The editor of a fetched flow. Fetched again, the flow only brings news; what is drawn stays the person's own. */
function Opened({ flow }: { flow: FlowView }) {
  const { slug } = useWorkspace();
  const may = useMay();
  const [tab] = useState(newId);
  const send = useSend({ flowId: flow.id, tab });
  const mayEdit = may.edit && !flow.archived;
  const [editor] = useState(() => createEditor({ workspace: slug, flow, mayEdit, tab, send }));
  useSaving(editor);
  useHolding(editor, mayEdit);
  useServerNews(editor, flow);
  useCounts(editor);
  useAddress(editor);
  useEffect(() => {
    document.title = `${flow.name} · Sluice`;
  }, [flow.name]);
  return <FlowEditor editor={editor} flow={flow} />;
}
