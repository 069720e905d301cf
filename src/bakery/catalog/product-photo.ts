import { defineEntity, p } from '@mikro-orm/core';
import { Photo } from './photo.ts';
import { Product } from './product.ts';

const ProductPhotoSchema = defineEntity({
  name: 'ProductPhoto',
  properties: {
    product: () => p.manyToOne(Product).primary(),
    photo: () => p.manyToOne(Photo).primary().index(),
    /** Among the further ones; the first photo of a product is its own. */
    position: p.integer(),
  },
});

/** A further picture of a product. */
export class ProductPhoto extends ProductPhotoSchema.class {}
ProductPhotoSchema.setClass(ProductPhoto);
