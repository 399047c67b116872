<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static\Rules;

use PhpParser\Node\Expr;
use PhpParser\Node\Scalar\String_;
use Ringwell\Tests\Static\SourceFile;

/** Every endpoint says who may use it; only the doors named here let everybody in. */
final class RoutePermission implements Rule
{
    /** @param list<string> $publicDoors files whose endpoints check by other means (signature, secret, origin) */
    public function __construct(private readonly array $publicDoors)
    {
    }

    public function faults(SourceFile $file): array
    {
        $faults = [];
        foreach ($file->all(Expr\Array_::class) as $array) {
            $items = self::items($array);
            if (! isset($items['callback'], $items['methods'])) {
                continue;
            }
            $permission = $items['permission_callback'] ?? null;
            if ($permission === null) {
                $faults[] = $file->fault($array, 'an endpoint without permission_callback');
            } elseif ($permission instanceof String_ && ! in_array($file->path, $this->publicDoors, true)) {
                $faults[] = $file->fault($array, "an endpoint open to everybody ({$permission->value})");
            } elseif ($permission instanceof Expr\ArrowFunction && $permission->expr instanceof Expr\ConstFetch) {
                $faults[] = $file->fault($array, 'an endpoint whose permission is a constant');
            }
        }
        foreach ($file->calls() as [$name, $call]) {
            $options = $name === 'register_rest_route' ? ($call->getArgs()[2]->value ?? null) : null;
            if ($name === 'register_rest_route' && ! $options instanceof Expr\Array_) {
                $faults[] = $file->fault($call, 'a route whose endpoints are not written out here');
            }
        }

        return $faults;
    }

    /** @return array<string, Expr> */
    private static function items(Expr\Array_ $array): array
    {
        $items = [];
        foreach ($array->items as $item) {
            if ($item->key instanceof String_) {
                $items[$item->key->value] = $item->value;
            }
        }

        return $items;
    }
}
