// What a text proves, by the trust data given: { valid, reason } or { valid, certificate }.
import { Malformed } from '/verify/bytes.js';
import { checkCard } from '/verify/card.js';
import { checkSeal } from '/verify/seal.js';

const LONGEST_CARD = 8192;
const LONGEST_SEAL = 16384;

export async function check(text, trust, now) {
  const presented = text.trim();
  if (presented.startsWith('HC1:') || /^shc:\/\d+\/\d+\//.test(presented)) {
    return { valid: false, reason: 'UNSUPPORTED' };
  }
  const isSeal = presented.startsWith('{');
  if (presented.length > (isSeal ? LONGEST_SEAL : LONGEST_CARD)) {
    return { valid: false, reason: 'MALFORMED' };
  }
  try {
    return await (isSeal ? checkSeal : checkCard)(presented, trust, now);
  } catch (failure) {
    if (failure instanceof Malformed || failure instanceof TypeError || failure instanceof DOMException) {
      return { valid: false, reason: 'MALFORMED' };
    }
    throw failure;
  }
}
