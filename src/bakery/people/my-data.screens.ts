import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';

/** Without buttons: a tap would put another screen in the place of the file. */
export function myDataScreen(say: Say, everything: object): Screen {
  return {
    text: say.html('profile.my-data'),
    document: { name: 'my-data.json', text: `${JSON.stringify(everything, null, 2)}\n` },
  };
}
