import { Command } from 'commander';
import { explainText } from '../report/terminal.js';
import type { Theorem } from '../theorems/theorem.js';
import { jsonOption, printJson } from './options.js';
import { knownTheorems, theoremsOption } from './theoremFiles.js';

interface ExplainOptions {
  json?: boolean;
  theorems?: string[];
}

function explainJson(theorem: Theorem): unknown {
  const {
    id,
    title,
    kind,
    paper,
    statement,
    setting,
    assumptions,
    sources,
    parameters,
    domain,
    claims,
    controls,
    notes,
  } = theorem;
  return {
    id,
    title,
    kind,
    paper,
    statement,
    setting,
    assumptions,
    sources,
    parameters,
    domain,
    formulas: theorem.formulas.map((formula) => ({
      name: formula.name,
      description: formula.description,
      expression: formula.expression,
      where: formula.where ?? {},
      source: formula.source,
      tex: formula.tex(),
      unicode: formula.unicode(),
    })),
    experiments: Object.entries(theorem.experiments).map(([name, { description }]) => ({ name, description })),
    claims: claims.map(({ id: claim, text, kind: claimKind, role, expected }) => ({
      id: claim,
      text,
      kind: claimKind,
      role: role ?? 'derived',
      expected: expected ?? 'confirmed',
    })),
    controls: controls.map(({ id: control, text, change }) => ({ id: control, text, change })),
    notes: notes ?? [],
  };
}

/** `leeway explain <id>`: statement, source, formulas, domain, experiment, claims and controls. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('explain a theorem: statement, source, formulas, domain, controls')
    .argument('<id>', 'theorem')
    .addOption(theoremsOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  leeway explain mda-eta\n  leeway explain leeway-krum --json')
    .action(async (id: string, options: ExplainOptions) => {
      const theorem = (await knownTheorems(options.theorems)).theorem(id);
      if (options.json === true) return printJson(explainJson(theorem));
      console.log(explainText(theorem));
    });
}
