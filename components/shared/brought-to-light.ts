import type { Offer } from '../../lib/messages/offer.ts';

/**
 * Tell whether an offer asks about what nobody knew when it was pressed: DrChrono was asked at that press whose charts
 * carry the address. Then its question stands there without another press. An invite of a short while ago is not told like
 * that: it may be the very one that this press has sent.
 */
export function broughtToLight(offer: Offer, asPressed: Offer): boolean {
  return offer.alsoOn !== undefined && asPressed.alsoOn === undefined;
}
