// The card form inside the frame. What is typed here goes to the simulator and nowhere else.
import { wordsFor } from './words.js';

const shop = decodeURIComponent(location.hash.slice(1));
const form = document.getElementById('card');
const { number, expiry, cvc } = form.elements;
const fields = { number, expiry, cvc };
let words = wordsFor('auto')[1];
let ready = false;

function tell(message) {
  parent.postMessage({ daybook: true, ...message }, shop);
}

const digits = (text) => text.replace(/\D/g, '');

function grouped(text) {
  return digits(text).slice(0, 19).replace(/(.{4})(?=.)/g, '$1 ');
}

// "1234" as "12 / 34"; "12/2034", which browsers fill in, as "12 / 34".
function dated(text) {
  let plain = digits(text);
  if (plain.length === 6) plain = plain.slice(0, 2) + plain.slice(4);
  return plain.length > 2 ? `${plain.slice(0, 2)} / ${plain.slice(2, 4)}` : plain;
}

function passesLuhn(text) {
  const sum = [...text].reverse().reduce((total, digit, place) => {
    const doubled = place % 2 ? 2 * digit : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

// The word for what is wrong with a field, or an empty string.
const problems = {
  number() {
    const typed = digits(number.value);
    if (typed.length < 14) return 'incomplete_number';
    return passesLuhn(typed) ? '' : 'invalid_number';
  },
  expiry() {
    const [month, year] = expiry.value.split(' / ').map(Number);
    if (!year || month < 1 || month > 12) return 'incomplete_expiry';
    return new Date(2000 + year, month) > new Date() ? '' : 'invalid_expiry';
  },
  cvc: () => (digits(cvc.value).length < 3 ? 'incomplete_cvc' : ''),
};

function show(name, word) {
  document.getElementById(`${name}-problem`).textContent = word ? words[word] : '';
  fields[name].toggleAttribute('aria-invalid', Boolean(word));
  if (word) fields[name].setAttribute('aria-invalid', 'true');
  tellHeight();
}

// Show every problem and put the cursor in the first; answers Stripe.js's validation error, or an empty answer.
function validate() {
  const found = Object.keys(fields).map((name) => [name, problems[name]()]);
  for (const [name, word] of found) show(name, word);
  const first = found.find(([, word]) => word);
  if (!first) return {};
  fields[first[0]].focus();
  return { error: { type: 'validation_error', code: first[1], message: words[first[1]] } };
}

function changed() {
  const complete = Object.values(problems).every((problem) => !problem());
  tell({ type: 'change', complete, empty: Object.values(fields).every((field) => !field.value) });
}

async function confirm({ key, path, fields: given }) {
  const wrong = validate();
  if (wrong.error) return wrong;
  const [month, year] = expiry.value.split(' / ');
  const body = new URLSearchParams({
    ...given,
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': digits(number.value),
    'payment_method_data[card][exp_month]': month,
    'payment_method_data[card][exp_year]': year,
    'payment_method_data[card][cvc]': digits(cvc.value),
  });
  form.inert = true;
  try {
    const answer = await fetch(path, { method: 'POST', headers: { Authorization: `Bearer ${key}` }, body });
    const read = await answer.json();
    return answer.ok ? { paymentIntent: read } : { error: read.error };
  } catch {
    const message = 'We could not reach the payment service. Check your connection and try again.';
    return { error: { type: 'api_connection_error', message } };
  } finally {
    form.inert = false;
  }
}

const LOOKS = {
  colorPrimary: '--primary', colorBackground: '--background', colorText: '--text', colorDanger: '--danger',
  fontFamily: '--font', fontSizeBase: '--size', borderRadius: '--radius',
};

function settle({ appearance, locale }) {
  const [language, found] = wordsFor(locale);
  words = found;
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = words[node.dataset.word];
  document.documentElement.dataset.theme = appearance?.theme ?? 'stripe';
  for (const [name, value] of Object.entries(appearance?.variables ?? {})) {
    if (LOOKS[name]) document.documentElement.style.setProperty(LOOKS[name], value);
  }
  tellHeight();
  if (!ready) tell({ type: 'ready' });
  ready = true;
}

function tellHeight() {
  tell({ type: 'height', height: Math.ceil(form.getBoundingClientRect().height) + 10 });
}

number.addEventListener('input', () => { number.value = grouped(number.value); });
expiry.addEventListener('input', (event) => {
  if (event.inputType !== 'deleteContentBackward') expiry.value = dated(expiry.value);
});
cvc.addEventListener('input', () => { cvc.value = digits(cvc.value).slice(0, 4); });
form.addEventListener('input', (event) => {
  show(event.target.name, '');
  changed();
});
form.addEventListener('focusout', ({ target }) => {
  if (target.name in fields && target.value) show(target.name, problems[target.name]());
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('click', ({ target }) => {
  if (!target.dataset.number) return;
  number.value = grouped(target.dataset.number);
  expiry.value = `12 / ${String((new Date().getFullYear() + 1) % 100).padStart(2, '0')}`;
  cvc.value = '123';
  for (const name of Object.keys(fields)) show(name, '');
  changed();
});

// A refusal in the form's language, as Stripe's own script says it.
function say({ error }) {
  return { error: { ...error, message: words[error.decline_code] ?? words[error.code] ?? error.message } };
}

const replies = { validate, confirm, say };

addEventListener('message', async (event) => {
  if (event.source !== parent || event.origin !== shop || !event.data?.daybook) return;
  const { type, asked } = event.data;
  if (type === 'settings') settle(event.data.settings);
  else if (type === 'focus') number.focus();
  else if (type === 'clear') form.reset();
  else if (replies[type]) tell({ type: 'answer', asked, answer: await replies[type](event.data) });
});

new ResizeObserver(tellHeight).observe(form);
tell({ type: 'loaded' });
