/** A typed view of mathjs's expression trees: the nodes that formulas consist of. */
import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs';

/** The nodes that `parseExpression` admits, told apart by `type`. */
export type ExpressionNode =
  ConstantNode | SymbolNode | OperatorNode | FunctionNode | ParenthesisNode | ConditionalNode | RelationalNode;

/** mathjs types every child as the bare `MathNode`; this gives it its variants back. */
export function expressionNode(node: MathNode): ExpressionNode {
  return node as unknown as ExpressionNode;
}

/** The name that a function node calls, '' when it calls something else than a name. */
export function calledName(node: FunctionNode): string {
  const callee = expressionNode(node.fn as MathNode);
  return callee.type === 'SymbolNode' ? callee.name : '';
}

/** Names that occur in a tree, those of called functions included. */
export function namesIn(tree: MathNode): ReadonlySet<string> {
  const names = new Set<string>();
  tree.traverse((node) => {
    const view = expressionNode(node);
    if (view.type === 'SymbolNode') names.add(view.name);
  });
  return names;
}
