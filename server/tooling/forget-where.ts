import {
  type BinaryOperationNode,
  ColumnNode,
  type KyselyPlugin,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  type QueryId,
  RawNode,
  ReferenceNode,
  type RootOperationNode,
  ValueNode,
} from 'kysely';

/**
 * The mistake that isolates nothing any more, made everywhere at once: every condition "workspace_id = this one" is left out of the
 * statement. What then still keeps workspaces apart is row-level security alone.
 */
export class ForgetWhere implements KyselyPlugin {
  readonly #transformer = new Forgetting();

  /** How many conditions were left out so far. */
  get forgotten(): number {
    return this.#transformer.forgotten;
  }

  transformQuery({ node, queryId }: { node: RootOperationNode; queryId: QueryId }): RootOperationNode {
    return this.#transformer.transformNode(node, queryId);
  }

  transformResult<Result>({ result }: { result: Result }): Promise<Result> {
    return Promise.resolve(result);
  }
}

class Forgetting extends OperationNodeTransformer {
  forgotten = 0;

  /** As the query builder writes it. */
  protected override transformBinaryOperation(node: BinaryOperationNode, queryId?: QueryId): BinaryOperationNode {
    const { leftOperand, operator, rightOperand } = node;
    const isEqual = OperatorNode.is(operator) && operator.operator === '=';
    if (!isEqual || !isWorkspace(leftOperand) || !ValueNode.is(rightOperand))
      return super.transformBinaryOperation(node, queryId);
    this.forgotten += 1;
    const nothing = RawNode.createWithSql('null::uuid');
    const isNot = RawNode.createWithSql('is distinct from');
    return { ...node, leftOperand: nothing, operator: isNot, rightOperand };
  }

  /** As it stands in written SQL. */
  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    const { sqlFragments, parameters } = super.transformRaw(node, queryId);
    const fragments = sqlFragments.map((text, index) =>
      ValueNode.is(parameters[index] ?? RawNode.createWithSql('')) ? this.#forget(text) : text,
    );
    return RawNode.create(fragments, parameters);
  }

  #forget(fragment: string): string {
    return fragment.replace(/(?:"?\b[a-z_]+"?\.)?\bworkspace_id\s*=\s*$/, () => {
      this.forgotten += 1;
      return 'null::uuid is distinct from ';
    });
  }
}

const isWorkspace = (node: OperationNode): boolean =>
  ReferenceNode.is(node) && ColumnNode.is(node.column) && node.column.column.name === 'workspace_id';
