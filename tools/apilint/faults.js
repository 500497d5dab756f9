// One seeded fault for each of our rules. A rule that does not find its fault is broken, however quiet it is.

const METHODS = ['get', 'put', 'post', 'patch', 'delete']

function operations(contract, method) {
  return Object.values(contract.paths).flatMap((path) =>
    Object.entries(path)
      .filter(([name]) => METHODS.includes(name) && (!method || name === method))
      .map(([, operation]) => operation),
  )
}

function first(found, wanted) {
  if (found.length === 0) throw new Error(`the contract has no ${wanted} to plant a fault in`)
  return found[0]
}

const anOperation = (contract, method) => first(operations(contract, method), method ?? 'operation')

function aParameter(contract, name) {
  return first(
    Object.values(contract.components.parameters).filter((parameter) => parameter.name === name),
    `shared parameter ${name}`,
  )
}

const aDate = (contract) =>
  first(
    Object.values(contract.components.schemas)
      .flatMap((shape) => Object.values(shape.properties ?? {}))
      .filter((property) => property.format === 'date-time'),
    'instant',
  )

function aWriteShape(contract) {
  const names = Object.keys(contract.components.schemas).filter((name) => /(Create|Update|Replace|Patch)$/.test(name))
  return contract.components.schemas[first(names, 'shape that is sent')]
}

const addQuery = (contract, parameter) =>
  anOperation(contract, 'get').parameters.push({ in: 'query', schema: { type: 'string' }, ...parameter })

const without = (operation, name) => {
  operation.parameters = operation.parameters.filter(({ $ref }) => !$ref?.endsWith(`.${name}`))
}

const forSystems = (contract) =>
  first(
    operations(contract).flatMap((operation) => operation.security.filter(({ systems }) => systems)),
    'operation that systems can call',
  )

export const FAULTS = {
  'dok-03-info': (contract) => delete contract.info.contact.email,
  'dok-06-sv-en': (contract) => (contract.info.description = 'Gränsen för anrop och svar: begränsning tio.'),
  'dok-09-limits': (contract) => (contract.info.description = 'För alla och av alla. For the many and for all.'),
  'dok-15-examples': (contract) =>
    delete anOperation(contract, 'post').requestBody.content['application/json'].examples,
  'dok-19-operation': (contract) => (anOperation(contract).description = ''),
  'dok-21-security': (contract) => delete anOperation(contract).security,
  'dot-02-date-example': (contract) => (aDate(contract).example = '22/11 2026'),
  'dot-02-date-has-example': (contract) => delete aDate(contract).example,
  'ufn-01-server': (contract) => (contract.servers[0].url = 'http://kvalitet.example.se/kvalitet'),
  'ufn-02-has-server': (contract) => (contract.servers = []),
  'ufn-07-path': (contract) => (contract.paths['/unit_headcounts'] = {}),
  'res-02-no-personal-number': (contract) => addQuery(contract, { name: 'personnummer' }),
  'ame-04-camel': (contract) => (aWriteShape(contract).properties.line_2 = { type: 'string', maxLength: 9 }),
  'fns-01-camel': (contract) => addQuery(contract, { name: 'unit_id' }),
  'fns-05-optional': (contract) => addQuery(contract, { name: 'year', required: true }),
  'fns-07-paging': (contract) => {
    for (const operation of operations(contract, 'get')) without(operation, 'limit')
  },
  'fns-08-page': (contract) => (aParameter(contract, 'page').schema.minimum = 0),
  'fns-09-limit': (contract) => (aParameter(contract, 'limit').schema.maximum = 10_000),
  'fel-01-problem-schema': (contract) => delete contract.components.schemas.Problem.properties.instance,
  'fel-02-problem-media': (contract) => {
    anOperation(contract, 'post').responses['422'] = { content: { 'application/json': {} } }
  },
  'sak-10-bearer': (contract) => (contract.components.securitySchemes.bearer.scheme = 'basic'),
  'sak-16-key-in-header': (contract) =>
    (contract.components.securitySchemes.session = { type: 'apiKey', in: 'cookie', name: 'sid' }),
  'sak-18-oauth': (contract) => delete contract.components.securitySchemes.systems.flows.clientCredentials.tokenUrl,
  'ver-06-api-info': (contract) => delete contract.paths['/api-info'],
  'spa-02-traceparent-in': (contract) => without(anOperation(contract), 'traceparent'),
  'spa-04-traceparent-out': (contract) => delete anOperation(contract).responses['200'].headers.traceparent,
  'hus-if-match': (contract) => {
    contract.paths['/planted'] = { put: { parameters: [{ name: 'If-Match', in: 'header', required: false }] } }
  },
  'hus-idempotency': (contract) => without(anOperation(contract, 'post'), 'Idempotency-Key'),
  'hus-location': (contract) => {
    const creating = operations(contract, 'post').filter((operation) => operation.responses['201'])
    delete first(creating, 'creating operation').responses['201'].headers.Location
  },
  'hus-no-null-param': (contract) =>
    addQuery(contract, { name: 'area', schema: { anyOf: [{ type: 'string' }, { type: 'null' }] } }),
  'hus-integer-bounds': (contract) => addQuery(contract, { name: 'year', schema: { type: 'integer', minimum: 1 } }),
  'hus-body-string-bounds': (contract) => (aWriteShape(contract).properties.note = { type: 'string' }),
  'hus-body-closed': (contract) => (aWriteShape(contract).additionalProperties = true),
  'hus-operation-id': (contract) => (anOperation(contract).operationId = 'read_api_info'),
  'hus-problem-codes': (contract) => delete anOperation(contract, 'post')['x-problem-codes'],
  'hus-audience': (contract) => (anOperation(contract)['x-audience'] = []),
  'hus-scope': (contract) => (forSystems(contract).systems = []),
  'hus-shared-problem': (contract) => {
    anOperation(contract).responses['500'] = structuredClone(contract.components.responses['internal-error'])
  },
  'hus-shared-header': (contract) => {
    const { headers } = anOperation(contract).responses['200']
    headers.traceparent = structuredClone(contract.components.headers.traceparent)
  },
  'hus-shared-parameter': (contract) => {
    anOperation(contract).parameters.push(structuredClone(aParameter(contract, 'Idempotency-Key')))
  },
}
