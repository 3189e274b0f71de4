/** The browser's half of passkeys (WebAuthn): bytes go over the API as base64url. */
import type { Schemas } from "./client.ts";

const ADDRESS = /^\[|^[\d.]+$/; // a passkey is for a name, never for an IP address

export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential === "function" && isSecureContext && !ADDRESS.test(location.hostname);

/** The person changed their mind, or took too long. */
export class NotDone extends Error {}

const text = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

const bytes = (given: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(given.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const orNotDone = <Made>(asked: Promise<Made>): Promise<Made> =>
  asked.catch((error: unknown) => {
    throw error instanceof DOMException ? new NotDone(error.name) : error;
  });

export async function makePasskey(options: Schemas["NewPasskeyOptionsOut"], title: string): Promise<Schemas["NewPasskeyIn"]> {
  const made = (await orNotDone(
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(options.challenge),
        rp: { id: options.domain, name: options.shop },
        user: { id: bytes(options.user_id), name: options.user_name, displayName: options.user_name },
        pubKeyCredParams: options.algorithms.map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: options.exclude.map(({ id, transports }) => ({
          type: "public-key",
          id: bytes(id),
          transports: transports as AuthenticatorTransport[],
        })),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
        attestation: "none",
        timeout: options.timeout,
      },
    }),
  )) as PublicKeyCredential | null;
  const response = made?.response as AuthenticatorAttestationResponse | undefined;
  const key = response?.getPublicKey();
  if (!made || !response || !key) throw new NotDone("no key");
  return {
    id: made.id,
    client_data: text(response.clientDataJSON),
    authenticator_data: text(response.getAuthenticatorData()),
    public_key: text(key),
    algorithm: response.getPublicKeyAlgorithm(),
    transports: response.getTransports(),
    title,
  };
}

export async function signWithPasskey(options: Schemas["SignInOptionsOut"]): Promise<Schemas["SignedIn"]> {
  const used = (await orNotDone(
    navigator.credentials.get({
      publicKey: {
        challenge: bytes(options.challenge),
        rpId: options.domain,
        userVerification: "required",
        timeout: options.timeout,
      },
    }),
  )) as PublicKeyCredential | null;
  if (!used) throw new NotDone("no key");
  const response = used.response as AuthenticatorAssertionResponse;
  return {
    id: used.id,
    client_data: text(response.clientDataJSON),
    authenticator_data: text(response.authenticatorData),
    signature: text(response.signature),
  };
}
