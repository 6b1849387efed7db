import type { Outcome, Visit } from '../contract';
import { compareInstants, instantText, laterBy } from '../order/instant';
import type { OrderDocument } from '../order/order';
import { type Making, UNTOUCHED } from './converted-document';
import { fileNameFor } from './file-name';
import { findPaperThatCame } from './find-paper';
import { documentKinds, type LabelConvertSettings } from './label-convert-settings';

type Port = 'converted' | 'noLabel';

const MINUTE = 60_000;

/** Converts the paper if there is one; otherwise waits for it as long as the settings allow, then goes the other way. */
export function decideConversion(settings: LabelConvertSettings, visit: Visit): Outcome<Port> {
  const document = findPaperThatCame(settings.input, visit);
  return document ? conversion(settings, { visit, document }) : withoutDocument(settings, visit);
}

function conversion(
  { output, paper, pages, fileName, input }: LabelConvertSettings,
  { visit, document }: { visit: Visit; document: OrderDocument },
): Outcome<Port> {
  const file = fileNameFor(fileName, {
    number: visit.order.source.number,
    date: (document.at ?? visit.event.occurredAt).slice(0, 10),
    kind: documentKinds[input].toLowerCase(),
  });
  return {
    kind: 'effect',
    order: visit.order,
    effects: [
      {
        kind: 'convertLabel',
        documentId: document.id,
        settings: { ...making({ output, paper, pages }), fileName: file },
      },
    ],
    onSuccess: 'converted',
    reason: { text: sayFound({ output, input }, file), holds: true },
  };
}

function making({ output, paper, pages }: Pick<LabelConvertSettings, 'output' | 'paper' | 'pages'>): Making {
  if (output === 'asItCame') return { paper: UNTOUCHED, pages: null };
  return { paper, pages: pages === '' ? null : pages.replace(/\s/g, '') };
}

const sayFound = ({ output, input }: Pick<LabelConvertSettings, 'output' | 'input'>, file: string) =>
  output === 'asItCame'
    ? `${documentKinds[input]} found: it goes on as it came`
    : `${documentKinds[input]} found: it becomes ${file}`;

function withoutDocument(settings: LabelConvertSettings, { order, event, now }: Visit): Outcome<Port> {
  const paper = documentKinds[settings.input].toLowerCase();
  const until = laterBy(event.occurredAt, settings.waitMinutes * MINUTE);
  if (settings.whenNone === 'wait' && compareInstants(now, until) < 0) {
    return {
      kind: 'reject',
      problem: {
        code: 'label.notYet',
        message: `There is no ${paper} yet. We look for it until ${instantText(until)}.`,
        retry: 'later',
        retryAt: until,
      },
    };
  }
  const text = settings.whenNone === 'wait' ? `No ${paper} came by ${instantText(until)}` : `There is no ${paper}`;
  return { kind: 'pass', port: 'noLabel', order, reason: { text, holds: false } };
}
