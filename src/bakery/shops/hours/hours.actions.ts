import { action } from '../../../chat/action.ts';

export const openWeek = action('shp.week', 'shopId');
/** Bit 0 is Monday. */
export const editWeekdays = action('shp.days', 'shopId', 'weekdays');
export const askAlwaysOpen = action('shp.ask24', 'shopId');
export const beAlwaysOpen = action('shp.be24', 'shopId');
export const openHolidays = action('shp.hol', 'shopId', 'page');
export const addHolidays = action('shp.holadd', 'shopId');
/** From a date on, written as 20261224, so many days. */
export const editHolidays = action('shp.holed', 'shopId', 'date', 'count');
