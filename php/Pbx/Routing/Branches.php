<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Routing;

/** "Main number = 600, North = 700": where calls for each branch go. */
final class Branches
{
    public const PATTERN = '/^\s*[^=,]+=\s*\+?\d{1,20}\s*(?:,\s*[^=,]+=\s*\+?\d{1,20}\s*)*,?\s*$/uD';

    /** @param array<string, string> $extensions by the branch's name in small letters */
    private function __construct(private readonly array $extensions)
    {
    }

    public static function read(string $written): self
    {
        $extensions = [];
        foreach (explode(',', $written) as $line) {
            [$name, $extension] = array_map(trim(...), explode('=', $line, 2)) + [1 => ''];
            if (preg_match('/^\+?\d{1,20}$/D', $extension) === 1) {
                $extensions[mb_strtolower($name)] = $extension;
            }
        }

        return new self($extensions);
    }

    public function extensionOf(string $name): ?string
    {
        return $this->extensions[mb_strtolower(trim($name))] ?? null;
    }
}
