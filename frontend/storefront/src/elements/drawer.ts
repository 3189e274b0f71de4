// The cart beside the page: its parts are rendered by the server; forms in it are sent without leaving the page.

const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>("#drawer");

export class Refusal extends Error {}

async function part(url: string, body?: URLSearchParams): Promise<string> {
  const answer = await fetch(url, {
    method: body ? "POST" : "GET",
    body: body ?? null,
    headers: { Accept: "text/html, application/problem+json", "Daybook-Part": "drawer" },
  });
  if (answer.headers.get("content-type")?.includes("json")) {
    throw new Refusal(((await answer.json()) as { detail: string }).detail);
  }
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

function show(html: string): void {
  const drawer = dialog();
  if (!drawer) return;
  const focused = document.activeElement?.id;
  drawer.innerHTML = html;
  if (!drawer.open) drawer.showModal();
  const again = focused ? drawer.querySelector<HTMLElement>(`#${CSS.escape(focused)}`) : null;
  (again ?? drawer.querySelector<HTMLElement>("#drawer-title"))?.focus();
  document.dispatchEvent(new Event("daybook:cart"));
}

/** Send a form that changes the cart, and show the cart. Throws a Refusal with the server's sentence. */
export async function send(form: HTMLFormElement): Promise<void> {
  show(await part(form.action, new URLSearchParams([...new FormData(form)] as [string, string][])));
}

export async function open(): Promise<void> {
  const address = dialog()?.dataset.address;
  if (address) show(await part(address));
}

export function watch(): void {
  const drawer = dialog();
  drawer?.addEventListener("click", (event) => {
    const target = event.target as Element;
    if (target === drawer || target.closest("[data-close]")) drawer.close();
  });
  drawer?.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    send(form).catch(() => form.submit());
  });
}
