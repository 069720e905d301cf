import type { GoodsField } from './goods.ts';

/**
 * What people call the columns of their tables, in any of our languages, in small letters without what stands behind a
 * comma or in brackets. Ours are among them: `exchange.columns` in the locales.
 */
const called: Record<GoodsField, readonly string[]> = {
  name: [
    'name',
    'product',
    'title',
    'название',
    'наименование',
    'товар',
    'назва',
    'найменування',
    'produkt',
    'artikel',
    'bezeichnung',
    'nombre',
    'producto',
  ],
  price: ['price', 'цена', 'ціна', 'preis', 'precio'],
  cost: ['cost', 'себестоимость', 'собівартість', 'kosten', 'einkaufspreis', 'coste', 'costo'],
  categories: [
    'categories',
    'category',
    'категории',
    'категория',
    'категорії',
    'категорія',
    'kategorien',
    'kategorie',
    'categorías',
    'categoría',
    'categorias',
    'categoria',
  ],
  stock: [
    'stock',
    'pieces',
    'quantity',
    'запас',
    'остаток',
    'количество',
    'залишок',
    'кількість',
    'bestand',
    'menge',
    'stück',
    'existencias',
    'cantidad',
  ],
  lowAt: ['low level', 'порог', 'поріг', 'meldegrenze', 'mindestbestand', 'aviso de poco', 'mínimo'],
  weightGrams: ['weight', 'вес', 'вага', 'gewicht', 'peso'],
  leadMinutes: [
    'lead time',
    'время',
    'срок',
    'подготовка',
    'час',
    'підготовка',
    'vorlauf',
    'antelación',
    'preparación',
  ],
  tags: ['tags', 'метки', 'теги', 'позначки', 'merkmale', 'tags', 'etiquetas'],
  allergens: ['allergens', 'аллергены', 'алергени', 'allergene', 'alérgenos'],
  onShelf: ['on the shelf', 'на полке', 'на полиці', 'im regal', 'en el estante'],
  takesInscription: ['inscription', 'надпись', 'напис', 'aufschrift', 'beschriftung', 'inscripción'],
  description: ['description', 'описание', 'опис', 'beschreibung', 'descripción'],
  photo: [
    ...['photo', 'picture', 'image', 'фото', 'картинка', 'изображение', 'зображення'],
    ...['foto', 'bild', 'imagen'],
  ],
};

const LONGEST_TITLE = 100;

/** Everything that a line may say, in the order of our own tables. */
export const goodsFields = Object.keys(called) as readonly GoodsField[];

const fieldOf = new Map(
  Object.entries(called).flatMap(([field, names]) => names.map((name) => [name, field as GoodsField] as const)),
);

/** @returns the field of each column; undefined for those that we do not know, or that were there before. */
export function fieldsOf(titles: readonly string[]): (GoodsField | undefined)[] {
  const found = titles.map((title) => (title.length > LONGEST_TITLE ? undefined : fieldOf.get(bare(title))));
  return found.map((field, index) => (found.indexOf(field) === index ? field : undefined));
}

function bare(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[,(].*$/s, '')
    .replace(/[\s*:_]+/g, ' ')
    .trim();
}
