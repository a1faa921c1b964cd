import { ApiError, type Route } from './api.ts';
import type { World } from './world.ts';

/** Tenant access tokens. They expire by real time, as the SDK counts it, whatever the fake's clock says. */
export class Tokens {
  readonly #world: World;
  #valid = new Map<string, number>();
  /** seconds that a token lives */
  expire = 7200;

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes every token invalid at once, as when the secret is rotated. */
  revoke(): void {
    this.#valid = new Map();
  }

  /** @throws ApiError 99991661 without a token, 99991663 with one that isn't valid */
  check(authorization: string | undefined): void {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new ApiError(99991661, 'Missing access token for authorization');
    const until = this.#valid.get(token);
    if (until === undefined || until <= Date.now()) {
      throw new ApiError(99991663, 'Invalid access token for authorization');
    }
  }

  readonly routes: Route[] = [
    {
      api: 'auth.token',
      method: 'POST',
      path: '/open-apis/auth/v3/tenant_access_token/internal',
      handle: (call, on) => {
        if (call.body.app_id !== on.app.appId) throw new ApiError(10003, 'invalid app_id');
        if (call.body.app_secret !== on.app.appSecret) throw new ApiError(10014, 'app secret invalid');
        const token = this.#world.id('t-g104');
        this.#valid.set(token, Date.now() + this.expire * 1000);
        return { code: 0, msg: 'ok', tenant_access_token: token, expire: this.expire };
      },
    },
  ];
}
