async function request(method, path, body) {
  const response = await fetch(`pretend/${path}`, {
    method,
    ...(body instanceof FormData && { body }),
    ...(body &&
      !(body instanceof FormData) && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Error(answer?.error ?? `The server answered ${response.status}.`);
  return answer;
}

export const readBot = () => request('GET', 'bot');
export const readPeople = () => request('GET', 'people');
export const readChats = (person) => request('GET', `people/${person}/chats`);
export const addPerson = (person) => request('POST', 'people', person);
export const changePerson = (person, changes) => request('PATCH', `people/${person}`, changes);
export const removePerson = (person) => request('DELETE', `people/${person}`);
export const addGroup = (group) => request('POST', 'groups', group);
export const leaveGroup = (group, person) => request('DELETE', `groups/${group}/members/${person}`);

/** What a person does: `does(vera.id, 'says', { text, chat })`. The verbs are those of the people's API. */
export const does = (person, verb, body = {}) => request('POST', `people/${person}/${verb}`, body);

/** @param {'photo' | 'document'} verb */
export function sends(person, verb, { file, ...fields }) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
  form.append('file', file, file.name);
  return request('POST', `people/${person}/${verb}`, form);
}
