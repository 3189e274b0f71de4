// The buyer's decision on the bank's page: told to the shop's page when framed, else the browser goes back to the shop.
const problem = document.getElementById('problem');
const buttons = document.querySelectorAll('button[data-outcome]');

for (const button of buttons) {
  button.addEventListener('click', () => decide(button.dataset.outcome));
  button.disabled = false; // not before somebody hears the click
}
buttons[0].focus();

async function decide(outcome) {
  for (const button of buttons) button.disabled = true;
  const answer = await fetch(location.href, { method: 'POST', body: new URLSearchParams({ outcome }) });
  const read = await answer.json();
  if (parent !== window) {
    parent.postMessage({ type: 'challenged' }, '*');
  } else if (answer.ok && read.return_url) {
    location.assign(back(read));
  } else {
    problem.textContent = read.error?.message ?? `The payment is ${read.status}. You can close this page.`;
  }
}

function back({ status, return_url }) {
  const target = new URL(return_url);
  const secret = new URLSearchParams(location.search).get('client_secret');
  target.searchParams.set('payment_intent', secret.split('_secret_')[0]);
  target.searchParams.set('payment_intent_client_secret', secret);
  target.searchParams.set('redirect_status', status === 'requires_payment_method' ? 'failed' : 'succeeded');
  return target;
}
