import { defineEntity, p } from '@mikro-orm/core';
import { Category } from './category.ts';
import { Product } from './product.ts';

const ProductCategorySchema = defineEntity({
  name: 'ProductCategory',
  properties: {
    category: () => p.manyToOne(Category).primary(),
    product: () => p.manyToOne(Product).primary().index(),
  },
});

/** A product stands in any number of categories of its shop. */
export class ProductCategory extends ProductCategorySchema.class {}
ProductCategorySchema.setClass(ProductCategory);
