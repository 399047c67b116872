<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static\Rules;

use PhpParser\Node;
use Ringwell\Tests\Static\SourceFile;

/**
 * WordPress is at the rim: only files whose name says that they are of the rim may call its functions. What a
 * rule, a policy or a decision needs is passed in, so that it runs in a test and in a door without WordPress.
 * Words for people may be translated anywhere but in what a door without WordPress runs.
 */
final class PureCore implements Rule
{
    /** What stands at the rim, by the last word of the class. */
    private const RIM = '/(?:Routes?|Hooks|Menu|Assets|Roles|Command|Uninstall|Installer|Form|Registry|KeyStore|Door|Permission|Query|M\d{4}\w+)$/';

    private const TRANSLATING = ['__', '_n', '_x', '_nx'];

    /**
     * @param list<string> $allowed    what else is of the rim: folders (with slash) and files
     * @param list<string> $speechless what runs without WordPress: folders (with slash) and files
     */
    public function __construct(private readonly array $allowed, private readonly array $speechless)
    {
    }

    public function faults(SourceFile $file): array
    {
        $class = basename($file->path, '.php');
        if (preg_match('#^php/\w+/#', $file->path) !== 1 || preg_match(self::RIM, $class) === 1 || self::isAmong($file->path, $this->allowed)) {
            return [];
        }
        $faults = [];
        foreach ($file->calls() as [$name, $call]) {
            $isPhp = function_exists($name) && (new \ReflectionFunction($name))->isInternal();
            $isWords = in_array($name, self::TRANSLATING, true) && ! self::isAmong($file->path, $this->speechless);
            if (! $isPhp && ! $isWords) {
                $faults[] = $file->fault($call, "calls WordPress ({$name}) from the core");
            }
        }
        foreach ($file->all(Node\Stmt\Global_::class) as $global) {
            $faults[] = $file->fault($global, 'takes a global variable from the core');
        }

        return $faults;
    }

    /** @param list<string> $parts */
    private static function isAmong(string $path, array $parts): bool
    {
        foreach ($parts as $part) {
            if (str_starts_with($path, $part)) {
                return true;
            }
        }

        return false;
    }
}
