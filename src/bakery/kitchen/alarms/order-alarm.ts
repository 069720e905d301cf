import { defineEntity, p } from '@mikro-orm/core';
import { Order } from '../../orders/order.ts';

export const alarms = ['unstarted', 'forgotten', 'late'] as const;
export type Alarm = (typeof alarms)[number];

const OrderAlarmSchema = defineEntity({
  name: 'OrderAlarm',
  properties: {
    order: () => p.manyToOne(Order).primary(),
    kind: p.enum(alarms).primary(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** An alarm that has rung: each does so once for an order, whoever looks and how often. */
export class OrderAlarm extends OrderAlarmSchema.class {}
OrderAlarmSchema.setClass(OrderAlarm);
