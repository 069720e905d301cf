import { room } from '../../../chat/room.ts';
import { workplace } from '../../people/workplace.ts';
import { askSetting } from './ask-setting.ts';
import { editSetting, openSection, openSettings } from './settings.actions.ts';
import { shopForm } from './shop.form.ts';
import { shopFields } from './shop-fields.ts';
import { ownSettings, settingsFor, showSection, showSettings } from './show-settings.ts';

export const settings = room();

settings.form(shopForm);

settings.command('shop', async (turn) => turn.send(await settingsFor(turn, workplace(turn.visitor, 'owner'))));
settings.on(openSettings, (turn, { shopId }) => showSettings(turn, shopId || workplace(turn.visitor, 'owner')));
settings.on(openSection, (turn, { shopId, section }) => showSection(turn, shopId, section));

settings.on(editSetting, async (turn, { shopId, field: position }) => {
  const found = await ownSettings(turn, shopId);
  const field = shopFields[position];
  await (field ? askSetting(turn, found, field) : showSettings(turn, shopId));
});
