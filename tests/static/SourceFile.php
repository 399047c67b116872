<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static;

use PhpParser\Node;
use PhpParser\NodeFinder;
use PhpParser\NodeTraverser;
use PhpParser\NodeVisitor\NameResolver;
use PhpParser\NodeVisitor\ParentConnectingVisitor;
use PhpParser\ParserFactory;

/** One parsed PHP file, names resolved, every node knowing its parent. */
final class SourceFile
{
    /** @param array<Node> $tree */
    private function __construct(public readonly string $path, private readonly array $tree)
    {
    }

    /** @param string $path from the repository's root, as the rules name files */
    public static function of(string $path, string $code): self
    {
        $tree = (new ParserFactory())->createForHostVersion()->parse($code) ?? [];

        return new self($path, (new NodeTraverser(new NameResolver(), new ParentConnectingVisitor()))->traverse($tree));
    }

    /**
     * @template T of Node
     * @param  class-string<T> $class
     * @return list<T>
     */
    public function all(string $class): array
    {
        return array_values((new NodeFinder())->findInstanceOf($this->tree, $class));
    }

    /** @return list<array{string, Node\Expr\FuncCall}> name of the global function, and the call */
    public function calls(): array
    {
        $calls = [];
        foreach ($this->all(Node\Expr\FuncCall::class) as $call) {
            if ($call->name instanceof Node\Name) {
                $calls[] = [$call->name->getLast(), $call];
            }
        }

        return $calls;
    }

    public function fault(Node $node, string $what): string
    {
        return "{$this->path}:{$node->getStartLine()} {$what}";
    }
}
