<?php

declare(strict_types=1);

namespace Ringwell\Tools\Prefix;

use PhpParser\Node;
use PhpParser\NodeFinder;
use PhpParser\NodeTraverser;
use PhpParser\NodeVisitor\CloningVisitor;
use PhpParser\NodeVisitor\NameResolver;
use PhpParser\ParserFactory;
use PhpParser\PrettyPrinter\Standard;

/** Moves the files of one library under our namespace, leaving everything else of them as it was written. */
final class Prefixer
{
    /**
     * @param string       $library namespace of the library, "libphonenumber"
     * @param string       $prefix  what comes before it
     * @param list<string> $kept    class names below the library's namespace that are taken along
     */
    public function __construct(
        private readonly string $library,
        private readonly string $prefix,
        private readonly array $kept,
    ) {
    }

    /**
     * @param  list<string> $droppedMethods
     * @throws \RuntimeException where the code names a class that is not taken along, or in a string
     */
    public function prefix(string $code, array $droppedMethods = []): string
    {
        $parser = (new ParserFactory())->createForHostVersion();
        $original = $parser->parse($code) ?? [];
        $tree = (new NodeTraverser(new CloningVisitor()))->traverse($original);
        $find = new NodeFinder();
        foreach ($find->findInstanceOf($tree, Node\Stmt\Class_::class) as $class) {
            $class->stmts = array_values(array_filter(
                $class->stmts,
                static fn (Node $member): bool => ! $member instanceof Node\Stmt\ClassMethod || ! in_array($member->name->toString(), $droppedMethods, true),
            ));
        }
        foreach ($find->findInstanceOf($tree, Node\Stmt\Namespace_::class) as $namespace) {
            $namespace->stmts = array_values(array_filter($namespace->stmts, fn (Node $statement): bool => ! $this->isUselessUse($statement)));
        }
        $this->refuseMissing($tree);
        foreach ($find->findInstanceOf($tree, Node\Stmt\Namespace_::class) as $namespace) {
            $namespace->name = $namespace->name === null ? null : $this->moved($namespace->name);
        }
        foreach ($find->findInstanceOf($tree, Node\UseItem::class) as $use) {
            $use->name = $this->moved($use->name);
        }
        foreach ([...$find->findInstanceOf($tree, Node\Expr\FuncCall::class), ...$find->findInstanceOf($tree, Node\Expr\ConstFetch::class)] as $node) {
            if ($node->name instanceof Node\Name\FullyQualified) {
                $node->name = $this->moved($node->name);
            }
        }

        return (new Standard())->printFormatPreserving($tree, $original, $parser->getTokens());
    }

    private function moved(Node\Name $name): Node\Name
    {
        $text = $name->toString();
        if (! $this->isOurs($text)) {
            return $name;
        }

        return new ($name::class)("{$this->prefix}\\{$text}", $name->getAttributes());
    }

    private function isOurs(string $name): bool
    {
        return $name === $this->library || str_starts_with($name, "{$this->library}\\");
    }

    private function isKept(string $name): bool
    {
        return in_array(substr($name, strlen($this->library) + 1), $this->kept, true);
    }

    private function isUselessUse(Node $statement): bool
    {
        return $statement instanceof Node\Stmt\Use_
            && $this->isOurs($statement->uses[0]->name->toString())
            && ! $this->isKept($statement->uses[0]->name->toString());
    }

    /** @param array<Node> $tree */
    private function refuseMissing(array $tree): void
    {
        // On a copy, made whole beforehand: resolving reaches down, and what is printed must keep its names.
        $copy = (new NodeTraverser(new CloningVisitor()))->traverse($tree);
        $resolved = (new NodeTraverser(new NameResolver()))->traverse($copy);
        $find = new NodeFinder();
        foreach ($find->findInstanceOf($resolved, Node\Name\FullyQualified::class) as $name) {
            if ($this->isOurs($name->toString()) && ! $this->isKept($name->toString())) {
                throw new \RuntimeException("Names a class that is left out: {$name->toString()}");
            }
        }
        foreach ($find->findInstanceOf($resolved, Node\Scalar\String_::class) as $string) {
            if (str_contains($string->value, "{$this->library}\\")) {
                throw new \RuntimeException("Names a class in a string: {$string->value}");
            }
        }
    }
}
