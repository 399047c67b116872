<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * One of the site's numbers as pages print it: linked, written for people, and marked with its id. The same for every visitor,
 * from what is published: a page that prints it costs no query.
 */
final class TargetLink
{
    /** For selectors, an owner's "only in these parts" among them. The bundle finds the number by its digits, as any other. */
    public const MARK = 'data-ringwell';

    private function __construct(
        public readonly int $target,
        public readonly string $number,
        public readonly string $text,
    ) {
    }

    /**
     * @param  int       $target 0: the first one
     * @return self|null null where the site has no such number
     */
    public static function of(int $target): ?self
    {
        return self::all()[$target] ?? ($target === 0 ? array_values(self::all())[0] ?? null : null);
    }

    /** @return array<int, self> by target, in the order of their ids */
    public static function all(): array
    {
        $links = [];
        $config = PublishedConfig::load();
        foreach ($config->targets ?? [] as $target) {
            $links[$target['id']] = new self($target['id'], $target['number'], $config->texts[$target['id']] ?? $target['number']);
        }

        return $links;
    }

    public function href(): string
    {
        return "tel:{$this->number}";
    }

    public function html(): string
    {
        return sprintf('<a href="%s" %s="%d">%s</a>', esc_attr($this->href()), self::MARK, $this->target, esc_html($this->text));
    }
}
