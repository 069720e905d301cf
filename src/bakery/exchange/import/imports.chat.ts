import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { ownedBy } from '../../catalog/console/show-own-product.ts';
import { workplace } from '../../people/workplace.ts';
import { Refusal } from '../../refusal.ts';
import { shopOfExport } from '../exports.queries.ts';
import { photosCard, photosHearers, photosMissing } from '../photos/photos.notices.ts';
import { photosOf } from '../photos/photos.queries.ts';
import { photosScreen } from '../photos/photos.screens.ts';
import { applyImport } from './apply-import.ts';
import { dropImport } from './drop-import.ts';
import { importForm } from './import.form.ts';
import {
  beginImport,
  confirmImport,
  openDetails,
  openImport,
  openPhotos,
  refuseImport,
  sendTemplate,
} from './imports.actions.ts';
import { type ImportView, importOf } from './imports.queries.ts';
import { DETAILS, detailsScreen, importScreen } from './imports.screens.ts';
import { takeTable } from './take-table.ts';
import { templateOf } from './template.ts';
import { whileApplying } from './while-applying.ts';

export const imports = room();

imports.form(importForm);
imports.tells(photosHearers, photosCard, photosMissing);
imports.file(async (turn, file) => {
  const { operator, roles } = turn.visitor;
  if (!operator && !roles.some(({ kind }) => kind === 'owner')) return false;
  await takeTable(turn, file);
  return true;
});
imports.on(beginImport, async (turn) => {
  workplace(turn.visitor, 'owner');
  await turn.begin(importForm);
});
imports.on(sendTemplate, async (turn) => {
  const shop = await turn.read(shopOfExport, workplace(turn.visitor, 'owner'));
  const bytes = await templateOf(turn.say, shop!);
  await turn.send({ text: turn.say.html('exchange.import.template-text'), document: { name: 'products.xlsx', bytes } });
});
imports.on(openImport, async (turn, { importId }) => {
  await turn.show(importScreen(turn.say, await viewFor(turn, importId)));
});
imports.on(openDetails, async (turn, { importId, what, page }) => {
  const view = await viewFor(turn, importId);
  const isThere = view.state === 'ready' || (DETAILS[what] === 'wrong' && view.wrong.length > 0);
  await turn.show(isThere ? detailsScreen(turn.say, view, what, page) : importScreen(turn.say, view));
});
imports.on(confirmImport, async (turn, { importId }) => {
  const { plan } = await viewFor(turn, importId);
  const count = plan.made.length + plan.changed.length;
  const outcome = await whileApplying(turn, count, turn.run(applyImport, { importId }));
  await turn.show(importScreen(turn.say, await viewFor(turn, importId), outcome === 'changed'));
});
imports.on(openPhotos, async (turn, { importId, page }) => {
  const view = await turn.read(photosOf, importId, ownedBy(turn.visitor));
  if (!view) throw new Refusal('exchange.unknown');
  await turn.show(photosScreen(turn.say, view, page));
});
imports.on(refuseImport, async (turn, { importId }) => {
  await viewFor(turn, importId);
  await turn.run(dropImport, { importId });
  await turn.show(importScreen(turn.say, await viewFor(turn, importId)));
});

/** @throws {Refusal} `exchange.unknown` for whoever does not own its shop. */
async function viewFor(turn: Turn, importId: number): Promise<ImportView> {
  const view = await turn.read(importOf, importId, ownedBy(turn.visitor));
  if (!view) throw new Refusal('exchange.unknown');
  return view;
}
