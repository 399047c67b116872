<?php

declare(strict_types=1);

namespace Ringwell;

/** What the owner has set for the whole site. One option; absent fields have their defaults. */
final class Settings
{
    public const OPTION = 'ringwell_settings';

    public const DEFAULTS = [
        'region' => 'RU',
        'consent' => 'full',
        'last_source_days' => 30,
        'keep_placement' => false,
        'other_sites' => [],
        'proxies' => [],
        'region_file' => '',
        'region_header' => '',
        'visit_days' => 400,
        'raw_days' => 14,
        'delete_data' => false,
        'swap_off' => [],
        'swap_only' => [],
        'swap_attributes' => [],
        'swap_frames' => false,
        'form_fields' => false,
        'honour_dnt' => false,
    ];

    /**
     * @param list<string> $otherSites origins that may ask for numbers beside this site
     * @param list<string> $proxies    addresses or CIDR blocks whose X-Forwarded-For is believed
     * @param string       $regionFile   path of an mmdb file that tells where an address belongs, "" for none
     * @param string       $regionHeader by which such a proxy says where the visitor is, "" for none
     * @param list<string> $swapOff        CSS selectors of what is never touched in pages
     * @param list<string> $swapOnly       CSS selectors outside of which nothing is touched; none: the whole page
     * @param list<string> $swapAttributes names of data-* attributes that hold a number
     * @param bool         $swapFrames     whether frames of the same origin are searched too
     * @param bool         $formFields     whether forms that ask for it are told where the visitor came from
     * @param bool         $honourDnt      whether Do Not Track and Global Privacy Control count as no consent
     */
    private function __construct(
        public readonly string $region,
        public readonly string $consent,
        public readonly int $lastSourceDays,
        public readonly bool $keepPlacement,
        public readonly array $otherSites,
        public readonly array $proxies,
        public readonly string $regionFile,
        public readonly string $regionHeader,
        public readonly int $visitDays,
        public readonly int $rawDays,
        public readonly bool $deleteData,
        public readonly array $swapOff,
        public readonly array $swapOnly,
        public readonly array $swapAttributes,
        public readonly bool $swapFrames,
        public readonly bool $formFields,
        public readonly bool $honourDnt,
    ) {
    }

    public static function load(): self
    {
        $stored = get_option(self::OPTION, []);

        return self::of(is_array($stored) ? $stored : []);
    }

    /** @param array<mixed> $stored */
    public static function of(array $stored): self
    {
        $all = array_intersect_key($stored, self::DEFAULTS) + self::DEFAULTS;

        return new self(
            is_string($all['region']) ? $all['region'] : 'RU',
            is_string($all['consent']) ? $all['consent'] : 'full',
            is_int($all['last_source_days']) ? $all['last_source_days'] : 30,
            (bool) $all['keep_placement'],
            self::texts($all['other_sites']),
            self::texts($all['proxies']),
            is_string($all['region_file']) ? $all['region_file'] : '',
            is_string($all['region_header']) ? $all['region_header'] : '',
            is_int($all['visit_days']) ? $all['visit_days'] : 400,
            is_int($all['raw_days']) ? $all['raw_days'] : 14,
            (bool) $all['delete_data'],
            self::texts($all['swap_off']),
            self::texts($all['swap_only']),
            self::texts($all['swap_attributes']),
            (bool) $all['swap_frames'],
            (bool) $all['form_fields'],
            (bool) $all['honour_dnt'],
        );
    }

    /** @return array<string, mixed> as the settings door gives them */
    public function toArray(): array
    {
        return [
            'region' => $this->region,
            'consent' => $this->consent,
            'last_source_days' => $this->lastSourceDays,
            'keep_placement' => $this->keepPlacement,
            'other_sites' => $this->otherSites,
            'proxies' => $this->proxies,
            'region_file' => $this->regionFile,
            'region_header' => $this->regionHeader,
            'visit_days' => $this->visitDays,
            'raw_days' => $this->rawDays,
            'delete_data' => $this->deleteData,
            'swap_off' => $this->swapOff,
            'swap_only' => $this->swapOnly,
            'swap_attributes' => $this->swapAttributes,
            'swap_frames' => $this->swapFrames,
            'form_fields' => $this->formFields,
            'honour_dnt' => $this->honourDnt,
        ];
    }

    /** @return list<string> */
    private static function texts(mixed $value): array
    {
        return is_array($value) ? array_values(array_filter($value, is_string(...))) : [];
    }
}
