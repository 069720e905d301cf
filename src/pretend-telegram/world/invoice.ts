/** A bill the bot made, as a message or as a link. Amounts are in minor units. */
export interface Invoice {
  slug: string;
  title: string;
  description: string;
  /** What the bot recognises it by; people never see it. */
  payload: string;
  currency: string;
  prices: { label: string; amount: number }[];
  providerToken: string;
  maxTip: number;
  tips: number[];
  needs: { name: boolean; phoneNumber: boolean; email: boolean; address: boolean };
  isFlexible: boolean;
  startParameter?: string;
  photoUrl?: string;
  isPaid: boolean;
}

export function totalOf(prices: Invoice['prices']): number {
  return prices.reduce((sum, { amount }) => sum + amount, 0);
}
