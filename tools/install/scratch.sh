#!/usr/bin/env bash
# Makes a scratch org with the package and sample data, and opens it.
#   tools/install/scratch.sh [ALIAS]     needs a default Dev Hub: sf org login web --set-default-dev-hub
set -euo pipefail
cd "$(dirname "$0")/.."
alias=${1:-gong}
sf=node_modules/.bin/sf

fail() {
    echo "Failed: $1" >&2
    echo "  → $2" >&2
    echo "Then run tools/install/scratch.sh $alias again: what is done already is kept." >&2
    exit 1
}

[ -x "$sf" ] || npm ci || fail "install" "See what npm says above."
npm run --silent build

if ! "$sf" org display --target-org "$alias" > /dev/null 2>&1; then
    "$sf" config get target-dev-hub --json | grep -q '"value": "' ||
        fail "no Dev Hub" "Log in to one: npx sf org login web --set-default-dev-hub. Turn it on first: Setup › Dev Hub › Enable Dev Hub."
    "$sf" org create scratch --definition-file config/project-scratch-def.json --alias "$alias" --set-default --duration-days 7 --wait 20 ||
        fail "create" "See what the Dev Hub says above; npx sf org list limits --target-org HUB shows how many orgs are left (ActiveScratchOrgs)."
fi

"$sf" project deploy start --target-org "$alias" --source-dir force-app --source-dir main-competitors --ignore-conflicts --wait 30 ||
    fail "deploy" "Each line above names a component and what is wrong with it."
"$sf" org assign permset --target-org "$alias" --name Gong_Admin --name Gong_Sync --name Gong_Credential --name Gong_Main_Competitors ||
    fail "assign" "Assign the sets by hand: Setup › Permission Sets › Manage Assignments."

if ! "$sf" data query --target-org "$alias" --query "SELECT Id FROM Account WHERE Name = 'Blue Mesa Power'" --json | grep -q '"totalSize": 1'; then
    "$sf" data import tree --target-org "$alias" --plan config/sample-data/plan.json ||
        fail "sample data" "See which record was refused above."
fi
[ -n "${CI:-}" ] || "$sf" org open --target-org "$alias"
