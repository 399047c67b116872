<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\LoadedOption;

/**
 * What front-end pages print: made when targets or settings change, and kept in one autoloaded option, so that
 * a page costs no query. The same for every visitor.
 *
 * @phpstan-type PageTarget array{id: int, number: string, display: string|null}
 * @phpstan-import-type Options from PageOptions
 */
final class PublishedConfig
{
    public const OPTION = 'ringwell_page';

    /**
     * @param list<PageTarget> $targets number in E.164 with plus
     * @param string           $consent full, session or none: what holds where no consent banner is connected
     * @param string           $token   see Door\ConfigToken
     * @param Options          $options
     * @param array<int, string> $texts how each target's number is written where the plugin itself prints it
     */
    public function __construct(
        public readonly array $targets,
        public readonly string $consent,
        public readonly string $token,
        public readonly array $options = [],
        public readonly array $texts = [],
    ) {
    }

    public static function load(): ?self
    {
        return self::of(LoadedOption::read(self::OPTION));
    }

    /** @return self|null null where nothing is published, or nothing that could be shown */
    public static function of(mixed $stored): ?self
    {
        if (! is_array($stored) || ! is_array($stored['targets'] ?? null) || ! is_string($stored['token'] ?? null)) {
            return null;
        }
        $targets = array_values(array_filter($stored['targets'], self::isTarget(...)));
        $consent = $stored['consent'] ?? null;
        $texts = is_array($stored['texts'] ?? null) ? array_filter($stored['texts'], is_string(...)) : [];
        if ($targets === []) {
            return null;
        }

        /** @var array<int, string> $texts */
        return new self($targets, is_string($consent) ? $consent : 'none', $stored['token'], PageOptions::set((array) ($stored['options'] ?? [])), $texts);
    }

    /** @return array{targets: list<PageTarget>, consent: string, token: string, options: Options, texts: array<int, string>} */
    public function toArray(): array
    {
        return ['targets' => $this->targets, 'consent' => $this->consent, 'token' => $this->token, 'options' => $this->options, 'texts' => $this->texts];
    }

    /** @phpstan-assert-if-true PageTarget $value */
    private static function isTarget(mixed $value): bool
    {
        return is_array($value)
            && is_int($value['id'] ?? null)
            && is_string($value['number'] ?? null)
            && (is_string($value['display'] ?? null) || ($value['display'] ?? null) === null);
    }
}
