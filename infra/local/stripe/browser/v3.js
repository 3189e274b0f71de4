// The stand-in for https://js.stripe.com: the part of Stripe.js that a shop with one Payment Element uses.
// Card details stay in a frame of the simulator's own origin, as they stay in Stripe's.
(function () {
  'use strict';

  const ORIGIN = new URL(document.currentScript.src).origin;

  class IntegrationError extends Error {
    constructor(message) {
      super(message);
      this.name = 'IntegrationError';
    }
  }

  function styled(node, rules) {
    for (const [name, value] of Object.entries(rules)) node.style.setProperty(name, value);
    return node;
  }

  function frame(address, title) {
    const made = document.createElement('iframe');
    made.src = address;
    made.title = title;
    return styled(made, { border: '0', width: '100%', display: 'block', 'color-scheme': 'normal' });
  }

  // The Payment Element: a frame and the messages to and from it.
  class PaymentElement {
    constructor(settings) {
      this.settings = settings;
      this.listeners = new Map();
      this.waiting = new Map();
      this.asked = 0;
      this.unsent = []; // asked before the frame's script was there to hear it
      this.loaded = false;
      this.hear = (event) => this.received(event);
    }

    mount(target) {
      const place = typeof target === 'string' ? document.querySelector(target) : target;
      if (!place) throw new IntegrationError(`The selector you specified (${target}) applies to no DOM elements.`);
      this.unmount();
      this.frame = frame(`${ORIGIN}/v3/card#${encodeURIComponent(location.origin)}`, 'Card payment');
      styled(this.frame, { height: '340px' });
      addEventListener('message', this.hear);
      place.replaceChildren(this.frame);
    }

    unmount() {
      removeEventListener('message', this.hear);
      for (const settle of this.waiting.values()) settle({ error: failure('The Payment Element was unmounted.') });
      this.waiting.clear();
      this.unsent = [];
      this.loaded = false;
      this.frame?.remove();
      this.frame = null;
    }

    destroy() {
      this.unmount();
      this.listeners.clear();
    }

    on(name, listener) {
      this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
      return this;
    }

    once(name, listener) {
      const first = (event) => {
        this.off(name, first);
        listener(event);
      };
      return this.on(name, first);
    }

    off(name, listener) {
      const left = (this.listeners.get(name) ?? []).filter((each) => listener && each !== listener);
      this.listeners.set(name, left);
      return this;
    }

    update(options) {
      Object.assign(this.settings, options);
      this.send({ type: 'settings', settings: this.settings });
    }

    focus() {
      this.frame?.focus();
      this.send({ type: 'focus' });
    }

    clear() {
      this.send({ type: 'clear' });
    }

    emit(name, event) {
      for (const listener of this.listeners.get(name) ?? []) listener({ elementType: 'payment', ...event });
    }

    send(message) {
      this.frame?.contentWindow?.postMessage({ daybook: true, ...message }, ORIGIN);
    }

    ask(message) {
      if (!this.frame) throw new IntegrationError('Mount the Payment Element before you confirm.');
      const asked = ++this.asked;
      return new Promise((resolve) => {
        this.waiting.set(asked, resolve);
        if (this.loaded) this.send({ ...message, asked });
        else this.unsent.push({ ...message, asked });
      });
    }

    received(event) {
      if (event.origin !== ORIGIN || event.source !== this.frame?.contentWindow || !event.data?.daybook) return;
      const { type, ...told } = event.data;
      if (type === 'answer') {
        this.waiting.get(told.asked)?.(told.answer);
        this.waiting.delete(told.asked);
      } else if (type === 'height') {
        styled(this.frame, { height: `${told.height}px` });
      } else if (type === 'loaded') {
        this.loaded = true;
        this.send({ type: 'settings', settings: this.settings });
        for (const message of this.unsent.splice(0)) this.send(message);
      } else if (type === 'ready') {
        this.emit('ready', {});
      } else if (type === 'change') {
        const { complete, empty } = told;
        this.emit('change', { complete, empty, collapsed: false, value: { type: 'card' } });
      }
    }
  }

  class Elements {
    constructor(options) {
      this.options = { ...options };
      this.element = null;
      this.submitted = false;
      if (!options.clientSecret && !options.mode) {
        throw new IntegrationError('Give elements() a clientSecret, or a mode with an amount and a currency.');
      }
    }

    create(type, options = {}) {
      if (type !== 'payment') throw new IntegrationError(`The simulator has no ${type} element, only payment.`);
      if (this.element) throw new IntegrationError('Can only create one Element of type payment.');
      const { appearance, locale } = this.options;
      this.element = new PaymentElement({ appearance, locale, ...options });
      return this.element;
    }

    getElement(type) {
      return type === 'payment' ? this.element : null;
    }

    update(options) {
      Object.assign(this.options, options);
      const { appearance, locale } = this.options;
      this.element?.update({ appearance, locale });
    }

    async submit() {
      const answer = await this.element.ask({ type: 'validate' });
      this.submitted = !answer.error;
      return answer.error ? answer : { selectedPaymentMethod: 'card' };
    }

    fetchUpdates() {
      return Promise.resolve({});
    }
  }

  function failure(message, type = 'api_connection_error') {
    return { type, message };
  }

  function intentId(clientSecret) {
    const id = String(clientSecret).split('_secret_')[0];
    if (!id.startsWith('pi_')) throw new IntegrationError('Invalid value for clientSecret: it is no PaymentIntent’s.');
    return id;
  }

  // The bank's page in a dialog; resolves when the buyer has decided or closed it.
  function challenged(address) {
    return new Promise((resolve) => {
      const dialog = document.createElement('dialog');
      dialog.setAttribute('aria-label', '3-D Secure');
      styled(dialog, { border: '0', padding: '0', width: '26rem', 'max-width': '92vw', 'border-radius': '12px' });
      const page = frame(address, '3-D Secure');
      styled(page, { height: '300px' });
      const hear = (event) => {
        if (event.origin !== ORIGIN || event.source !== page.contentWindow || event.data?.type !== 'challenged') return;
        dialog.close();
      };
      addEventListener('message', hear);
      dialog.addEventListener('close', () => {
        removeEventListener('message', hear);
        dialog.remove();
        resolve();
      });
      dialog.append(page);
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  function returned(address, intent, status) {
    const target = new URL(address, location.href);
    target.searchParams.set('payment_intent', intent.id);
    target.searchParams.set('payment_intent_client_secret', intent.client_secret);
    target.searchParams.set('redirect_status', status);
    location.assign(target);
    return new Promise(() => {});
  }

  class StripeStandIn {
    constructor(key) {
      this.key = key;
    }

    elements(options = {}) {
      return new Elements(options);
    }

    async retrievePaymentIntent(clientSecret) {
      return this.request('GET', `/v1/payment_intents/${intentId(clientSecret)}`, { client_secret: clientSecret });
    }

    async request(method, path, fields) {
      const form = new URLSearchParams(fields);
      const address = ORIGIN + path + (method === 'GET' ? `?${form}` : '');
      const headers = { Authorization: `Bearer ${this.key}` };
      try {
        const answer = await fetch(address, { method, headers, body: method === 'GET' ? null : form });
        const read = await answer.json();
        return answer.ok ? { paymentIntent: read } : { error: read.error };
      } catch {
        return { error: failure('We could not reach the payment service. Check your connection and try again.') };
      }
    }

    async handleNextAction({ clientSecret }) {
      const found = await this.retrievePaymentIntent(clientSecret);
      return found.error ? found : this.carriedOn(found.paymentIntent);
    }

    async confirmPayment({ elements, clientSecret, confirmParams = {}, redirect = 'always' }) {
      const secret = clientSecret ?? elements?.options.clientSecret;
      if (!secret) throw new IntegrationError('confirmPayment needs a clientSecret, or elements made with one.');
      if (redirect !== 'if_required' && !confirmParams.return_url) {
        throw new IntegrationError("confirmPayment needs confirmParams.return_url unless redirect is 'if_required'.");
      }
      if (elements && !elements.options.clientSecret && !elements.submitted) {
        throw new IntegrationError('Call elements.submit() before confirmPayment when elements has no clientSecret.');
      }
      if (elements) elements.submitted = false;
      const confirmed = await this.confirmed(elements, secret, confirmParams);
      const result = confirmed.error ? confirmed : await this.carriedOn(confirmed.paymentIntent);
      if (result.error?.code && elements?.element?.frame) return elements.element.ask({ type: 'say', error: result.error });
      if (result.error || redirect === 'if_required') return result;
      return returned(confirmParams.return_url, result.paymentIntent, 'succeeded');
    }

    confirmed(elements, secret, confirmParams) {
      const fields = { ...confirmParams, client_secret: secret, use_stripe_sdk: true };
      const path = `/v1/payment_intents/${intentId(secret)}/confirm`;
      if (!elements) return this.request('POST', path, flattened(fields));
      if (!elements.element) throw new IntegrationError('Create and mount a Payment Element before you confirm.');
      return elements.element.ask({ type: 'confirm', key: this.key, path, fields: flattened(fields) });
    }

    async carriedOn(intent) {
      const action = intent.status === 'requires_action' ? intent.next_action : null;
      const page = action?.use_stripe_sdk?.url ?? action?.redirect_to_url?.url;
      if (!page) return { paymentIntent: intent };
      await challenged(page);
      const found = await this.retrievePaymentIntent(intent.client_secret);
      const refused = found.paymentIntent?.status === 'requires_payment_method';
      return refused
        ? { error: { ...found.paymentIntent.last_payment_error, payment_intent: found.paymentIntent } }
        : found;
    }
  }

  // {a: {b: 1}} as {"a[b]": "1"}, the form Stripe's API reads.
  function flattened(fields, within = '') {
    const flat = {};
    for (const [name, value] of Object.entries(fields)) {
      const key = within ? `${within}[${name}]` : name;
      if (value === null || value === undefined) continue;
      if (typeof value === 'object') Object.assign(flat, flattened(value, key));
      else flat[key] = String(value);
    }
    return flat;
  }

  window.Stripe = function Stripe(key) {
    if (!/^pk_test_\w+$/.test(key)) throw new IntegrationError('The Stripe simulator takes pk_test_ keys only.');
    return new StripeStandIn(key);
  };
  window.Stripe.version = 'daybook-simulator';
})();
