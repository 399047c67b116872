<?php

declare(strict_types=1);

namespace Ringwell\Page;

/** A lease request whose schema was checked, with its types. */
final class LeaseMessage
{
    /**
     * @param list<int>                        $targets
     * @param array{ga?: string, ym?: string}  $ids
     */
    private function __construct(
        public readonly ?string $visitor,
        public readonly ?string $visit,
        public readonly string $pageUrl,
        public readonly string $pageReferrer,
        public readonly ?string $landingUrl,
        public readonly string $landingReferrer,
        public readonly int $landingAgo,
        public readonly array $targets,
        public readonly array $ids,
        public readonly string $consent,
        public readonly string $config,
    ) {
    }

    /** @param array<string, mixed> $message checked against lease-request.json */
    public static function of(array $message): self
    {
        /** @var array{visitor?: string, visit?: string, page: array{url: string, referrer: string}, landing?: array{url: string, referrer: string, ago: int}, targets: list<int>, ids?: array{ga?: string, ym?: string}, consent?: string, config: string} $message */
        return new self(
            $message['visitor'] ?? null,
            $message['visit'] ?? null,
            $message['page']['url'],
            $message['page']['referrer'],
            $message['landing']['url'] ?? null,
            $message['landing']['referrer'] ?? '',
            $message['landing']['ago'] ?? 0,
            array_map(intval(...), $message['targets']),
            array_map(self::printable(...), $message['ids'] ?? []),
            $message['consent'] ?? 'none',
            $message['config'],
        );
    }

    /** Whether there is a visit: with both ids, and with consent. */
    public function isRemembered(): bool
    {
        return $this->visitor !== null && $this->visit !== null && $this->consent !== 'none';
    }

    /** Counters' ids are digits, dots and letters; anything else is not one. */
    private static function printable(string $id): string
    {
        return preg_match('/^[A-Za-z0-9._-]{1,64}$/D', $id) === 1 ? $id : '';
    }
}
