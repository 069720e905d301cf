export async function benchNews(_serverUrl: string): Promise<void> {}
