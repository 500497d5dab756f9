// A certified OpenID Connect provider on this machine, for the tests of the login.
// Started with the service's address; prints its own as one line of JSON and stops when its standard input closes.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import Provider, { errors } from "oidc-provider";

const service = process.argv[2];
const api = `${service}/kvalitet/v1`;
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = { ...privateKey.export({ format: "jwk" }), kid: "peer", use: "sig", alg: "RS256" };

const resources = {
  [api]: { scope: "deviation:create deviation:read", accessTokenTTL: 300 },
  [`${api}/long`]: { scope: "deviation:read", audience: api, accessTokenTTL: 600 },
  "https://annan.example.se": { scope: "deviation:read", accessTokenTTL: 300 },
};

const browserClient = {
  client_secret: "peer-secret-of-the-service",
  redirect_uris: [`${service}/bff/callback`],
  post_logout_redirect_uris: [`${service}/utloggad`],
  backchannel_logout_uri: `${service}/bff/backchannel-logout`,
  backchannel_logout_session_required: true,
};

const configuration = {
  clients: [
    { client_id: "qms", ...browserClient },
    { client_id: "neighbour", ...browserClient },
    {
      client_id: "deviation-intake",
      client_secret: "peer-secret-of-the-system",
      grant_types: ["client_credentials"],
      response_types: [],
      redirect_uris: [],
    },
  ],
  jwks: { keys: [jwk] },
  cookies: { keys: ["only-for-tests"] },
  pkce: { required: () => true },
  claims: { openid: ["sub"], profile: ["name"], email: ["email"] },
  conformIdTokenClaims: false,
  // Without this it refuses, rightly in production, to send a logout to an address on its own machine.
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `Namn ${id}`, email: `${id}@example.se` }),
  }),
  features: {
    backchannelLogout: { enabled: true },
    clientCredentials: { enabled: true },
    devInteractions: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      getResourceServerInfo: (_ctx, indicator) => {
        if (!(indicator in resources)) throw new errors.InvalidTarget();
        return { audience: indicator, accessTokenFormat: "jwt", ...resources[indicator] };
      },
    },
  },
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  provider.on("server_error", (_ctx, error) => console.error(error));
  server.on("request", provider.callback());
  console.log(JSON.stringify({ issuer }));
});

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
