import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Say } from '../../chat/say.ts';
import { tagText } from '../catalog/tags.ts';
import { minorDigits } from '../money.ts';
import { allergenText } from '../people/allergens.ts';
import { rows } from '../rows.ts';
import { columnsOf, type Exported } from './export.ts';

export interface ProductRow {
  readonly id: number;
  readonly name: string;
  /** Minor units. */
  readonly price: number;
  readonly cost: number | null;
  readonly categories: readonly string[];
  /** Null = baked to order. */
  readonly stock: number | null;
  readonly lowAt: number | null;
  readonly weightGrams: number | null;
  readonly leadMinutes: number;
  readonly tags: readonly string[];
  readonly allergens: readonly string[];
  readonly onShelf: boolean;
  readonly takesInscription: boolean;
  readonly description: string;
  /** The link it came from; a picture that came otherwise stays out of the table. */
  readonly photo: string | null;
}

/** What a shop sells, on the shelf or not. The same columns come in again. */
export const productsExport: Exported<ProductRow> = {
  name: 'products',
  isOfDays: false,
  columns: (say, { currency }) =>
    columnsOf(
      say,
      [
        ['name', 'text', 30],
        ['price', 'amount', 12],
        ['categories', 'text', 20],
        ['stock', 'number', 8],
        ['low_at', 'number', 10],
        ['cost', 'amount', 12],
        ['weight_grams', 'number', 10],
        ['lead_minutes', 'number', 12],
        ['tags', 'text', 18],
        ['allergens', 'text', 18],
        ['on_shelf', 'text', 10],
        ['takes_inscription', 'text', 12],
        ['description', 'text', 60],
        ['photo', 'text', 30],
      ],
      { currency, digits: minorDigits(currency) },
    ),
  rows: (em: SqlEntityManager, { shopId }, after, most) => rows<ProductRow>(em)`
    select p.id, p.name, p.price, p.cost, p.stock, p.low_at as "lowAt", p.weight_grams as "weightGrams",
      p.lead_minutes as "leadMinutes", p.tags, p.allergens, p.on_shelf as "onShelf",
      p.takes_inscription as "takesInscription", p.description,
      array(select c.name from product_category i join category c on c.id = i.category_id
        where i.product_id = p.id order by c.position, c.name)::text[] as categories,
      (select f.origin from photo f where f.id = p.photo_id and f.origin like 'https://%') as photo
    from product p where p.shop_id = ${shopId} and p.archived_at is null and p.id > ${after} order by p.id limit ${most}`,
  cells: (say, row) => [
    row.name,
    row.price,
    row.categories.join(', '),
    row.stock,
    row.lowAt,
    row.cost,
    row.weightGrams,
    row.leadMinutes,
    row.tags.map((tag) => tagText(say, tag)).join(', '),
    allergenText(say, row.allergens),
    yesNo(say, row.onShelf),
    yesNo(say, row.takesInscription),
    row.description,
    row.photo,
  ],
};

function yesNo(say: Say, value: boolean): string {
  return say(value ? 'exchange.yes' : 'exchange.no');
}
