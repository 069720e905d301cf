/** What the reader of the page chose, kept in the browser. */
export const choices = {
  /** @returns {Set<number> | null} ids of the hidden people; null: never chosen */
  get hidden() {
    const kept = localStorage.getItem('hidden');
    return kept ? new Set(JSON.parse(kept)) : null;
  },
  set hidden(ids) {
    localStorage.setItem('hidden', JSON.stringify([...ids]));
  },
  get isDark() {
    const chosen = localStorage.getItem('theme');
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  },
  /** The system's own choice is not written down, so that the page keeps following it. */
  set isDark(dark) {
    const system = matchMedia('(prefers-color-scheme: dark)').matches;
    if (dark === system) localStorage.removeItem('theme');
    else localStorage.setItem('theme', dark ? 'dark' : 'light');
    document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '';
  },
};
