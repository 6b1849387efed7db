import { createHash } from 'node:crypto';
import type { DeliveryKind } from '../../nodes/capability';

/** What makes an effect the same effect, whoever asks for it and however often. */
export interface EffectIdentity {
  readonly workspaceId: string;
  /** Where the order was born, and its id there: a restored backup or a second import meets the same reference. */
  readonly sourceConnectionId: string;
  readonly sourceOrderId: string;
  readonly destinationId: string;
  readonly operation: DeliveryKind;
  /** Key of the order event: which update, which shipment; for a message also the step that sends it. */
  readonly revision: string;
}

/** 26 characters, lower case letters and digits only: safe in any channel's text field, and the same for the same effect. */
export function referenceFor(effect: EffectIdentity): string {
  const { workspaceId, sourceConnectionId, sourceOrderId, destinationId, operation, revision } = effect;
  // JSON keeps the parts apart: an id may hold any separator.
  const named = JSON.stringify([workspaceId, sourceConnectionId, sourceOrderId, destinationId, operation, revision]);
  return `sl${base32(createHash('sha256').update(named).digest().subarray(0, 15))}`;
}

const digits = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += digits.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
