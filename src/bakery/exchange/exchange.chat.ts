import { room } from '../../chat/room.ts';
import { workplace } from '../people/workplace.ts';
import { daysForm } from './days.form.ts';
import { openExchange, openExport, sendExport, typeDays } from './exchange.actions.ts';
import { daysScreen, exchangeScreen } from './exchange.screens.ts';
import { exported, shopOfExport } from './exports.queries.ts';
import { sendWorkbook } from './send-workbook.ts';

export const exchange = room();

exchange.form(daysForm);
exchange.on(openExchange, async (turn) => {
  const shop = await turn.read(shopOfExport, workplace(turn.visitor, 'owner'));
  await turn.show(exchangeScreen(turn.say, shop!.name, exported));
});
exchange.on(openExport, async (turn, { what }) => {
  workplace(turn.visitor, 'owner');
  const table = exported[what];
  if (table?.isOfDays) await turn.show(daysScreen(turn.say, table.name, what));
  else await sendWorkbook(turn, what, 0);
});
exchange.on(sendExport, (turn, { what, days }) => sendWorkbook(turn, what, days));
exchange.on(typeDays, async (turn, { what }) => {
  workplace(turn.visitor, 'owner');
  await turn.begin(daysForm, { what });
});
