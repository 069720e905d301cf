// A classic script, so that the chosen theme is there before the first paint.
document.documentElement.dataset.theme = localStorage.getItem('theme') ?? '';
