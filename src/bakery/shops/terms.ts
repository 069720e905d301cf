/** What a shop asks of an order; minor units. */
export interface Terms {
  readonly shopFee: number;
  /** From this item total on a delivery costs nothing; null = never. */
  readonly freeFrom: number | null;
  /** The least item total of an order. */
  readonly minimum: number;
}

/** What a delivery of goods for so much costs. */
export function deliveryFeeOf({ shopFee, freeFrom }: Pick<Terms, 'shopFee' | 'freeFrom'>, items: number): number {
  return freeFrom !== null && items >= freeFrom ? 0 : shopFee;
}

/** How much more must be bought before the shop takes the order; 0 when it is enough. */
export function missingToMinimum({ minimum }: Pick<Terms, 'minimum'>, items: number): number {
  return Math.max(0, minimum - items);
}

/** How much more must be bought for a delivery that costs nothing; 0 when there is nothing to gain. */
export function missingToFree({ shopFee, freeFrom }: Pick<Terms, 'shopFee' | 'freeFrom'>, items: number): number {
  return freeFrom === null || shopFee === 0 ? 0 : Math.max(0, freeFrom - items);
}
