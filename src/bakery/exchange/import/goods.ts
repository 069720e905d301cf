/** What one line of a table says about a product. What is left out, or empty, stays as it is. */
export interface Goods {
  /** In the file, the titles being 1. */
  readonly line: number;
  readonly name: string;
  /** Minor units. */
  readonly price?: number;
  readonly cost?: number;
  readonly categories?: readonly string[];
  /** Pieces. */
  readonly stock?: number;
  readonly lowAt?: number;
  readonly weightGrams?: number;
  readonly leadMinutes?: number;
  readonly tags?: readonly string[];
  readonly allergens?: readonly string[];
  readonly onShelf?: boolean;
  readonly takesInscription?: boolean;
  readonly description?: string;
  /** An https link, or the name of a file and what it is (`pictures.ts`). */
  readonly photo?: string;
}

export type GoodsField = Exclude<keyof Goods, 'line'>;

/** A line that cannot be used; `why` is a key of `exchange.wrong`. */
export interface WrongLine {
  readonly line: number;
  /** Whose cell it is; its beginning is `cell` among the params. */
  readonly field?: GoodsField;
  readonly why: string;
  readonly params: Record<string, string | number>;
}
