import { defineEntity, p } from '@mikro-orm/core';
import { GoodsImport } from '../import/goods-import.ts';

const ImportPictureSchema = defineEntity({
  name: 'ImportPicture',
  properties: {
    import: () => p.manyToOne(GoodsImport).primary().deleteRule('cascade'),
    /** Its name and what it is: `exchange/photos/pictures.ts`. */
    origin: p.string().length(200).primary(),
    bytes: p.blob().lazy(),
  },
});

/** A picture from a ZIP that waits for ✅ with its table; gone when that is over. */
export class ImportPicture extends ImportPictureSchema.class {}
ImportPictureSchema.setClass(ImportPicture);
