import { type Invoice, totalOf } from '../world/invoice.ts';
import type { InvoiceView } from './views.ts';

export function invoiceView(invoice: Invoice): InvoiceView {
  return {
    title: invoice.title,
    description: invoice.description,
    currency: invoice.currency,
    total: totalOf(invoice.prices),
    prices: invoice.prices,
    ...(invoice.photoUrl !== undefined && { photoUrl: invoice.photoUrl }),
    test: true,
    paid: invoice.isPaid,
    flexible: invoice.isFlexible,
    ...(invoice.maxTip > 0 && { maxTip: invoice.maxTip }),
    ...(invoice.tips.length > 0 && { tips: invoice.tips }),
  };
}
