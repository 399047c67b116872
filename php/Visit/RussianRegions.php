<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/**
 * Codes of Russia's regions (ISO 3166-2:RU) by their English names, for files that name regions instead of giving
 * their codes. Spellings differ from file to file: "St.-Petersburg", "Sankt-Peterburg", "Republic of Tatarstan",
 * "Tatarstan Republic". So names are compared without what kind of region it is, where that is not all that differs.
 */
final class RussianRegions
{
    /** The kind is part of the name: without it two of them would be the same. */
    private const WHOLE = [
        'moscow' => 'MOW', 'moscow city' => 'MOW', 'moskva' => 'MOW', 'moscow oblast' => 'MOS', 'moskovskaya oblast' => 'MOS', 'moskovskaya' => 'MOS',
        'altai krai' => 'ALT', 'altay krai' => 'ALT', 'altai republic' => 'AL', 'altay republic' => 'AL', 'republic of altai' => 'AL', 'altai' => 'AL',
    ];

    private const NAMES = [
        'adygea' => 'AD', 'adygeya' => 'AD', 'amur' => 'AMU', 'arkhangelsk' => 'ARK', 'arhangelsk' => 'ARK', 'astrakhan' => 'AST',
        'bashkortostan' => 'BA', 'bashkiria' => 'BA', 'belgorod' => 'BEL', 'bryansk' => 'BRY', 'buryatia' => 'BU', 'buryatiya' => 'BU',
        'chechnya' => 'CE', 'chechen' => 'CE', 'chelyabinsk' => 'CHE', 'chukotka' => 'CHU', 'chukot' => 'CHU', 'chuvashia' => 'CU', 'chuvash' => 'CU', 'chuvashiya' => 'CU',
        'dagestan' => 'DA', 'ingushetia' => 'IN', 'ingushetiya' => 'IN', 'ingush' => 'IN', 'irkutsk' => 'IRK', 'ivanovo' => 'IVA', 'jewish' => 'YEV', 'yevrey' => 'YEV',
        'kabardino balkaria' => 'KB', 'kabardino balkar' => 'KB', 'kabardino balkariya' => 'KB', 'kaliningrad' => 'KGD', 'kalmykia' => 'KL', 'kalmykiya' => 'KL',
        'kaluga' => 'KLU', 'kamchatka' => 'KAM', 'karachay cherkessia' => 'KC', 'karachayevo cherkesiya' => 'KC', 'karachayevo cherkess' => 'KC', 'karelia' => 'KR', 'kareliya' => 'KR',
        'kemerovo' => 'KEM', 'kuzbass' => 'KEM', 'khabarovsk' => 'KHA', 'khakassia' => 'KK', 'khakasiya' => 'KK', 'khanty mansi' => 'KHM', 'khanty mansiysk' => 'KHM', 'khanty mansia' => 'KHM', 'yugra' => 'KHM',
        'kirov' => 'KIR', 'komi' => 'KO', 'kostroma' => 'KOS', 'krasnodar' => 'KDA', 'krasnoyarsk' => 'KYA', 'kurgan' => 'KGN', 'kursk' => 'KRS',
        'leningrad' => 'LEN', 'lipetsk' => 'LIP', 'magadan' => 'MAG', 'mari el' => 'ME', 'mariy el' => 'ME', 'mordovia' => 'MO', 'mordoviya' => 'MO', 'murmansk' => 'MUR',
        'nenets' => 'NEN', 'nizhny novgorod' => 'NIZ', 'nizhniy novgorod' => 'NIZ', 'nizhegorod' => 'NIZ', 'north ossetia' => 'SE', 'north ossetia alania' => 'SE', 'severnaya osetiya' => 'SE',
        'novgorod' => 'NGR', 'novosibirsk' => 'NVS', 'omsk' => 'OMS', 'orenburg' => 'ORE', 'oryol' => 'ORL', 'orel' => 'ORL', 'penza' => 'PNZ', 'perm' => 'PER',
        'primorsky' => 'PRI', 'primorye' => 'PRI', 'primorskiy' => 'PRI', 'pskov' => 'PSK', 'rostov' => 'ROS', 'ryazan' => 'RYA', 'saint petersburg' => 'SPE', 'st petersburg' => 'SPE', 'sankt peterburg' => 'SPE',
        'sakha' => 'SA', 'yakutia' => 'SA', 'sakha yakutia' => 'SA', 'sakha yakutiya' => 'SA', 'sakhalin' => 'SAK', 'samara' => 'SAM', 'saratov' => 'SAR', 'smolensk' => 'SMO', 'stavropol' => 'STA', 'sverdlovsk' => 'SVE',
        'tambov' => 'TAM', 'tatarstan' => 'TA', 'tomsk' => 'TOM', 'tula' => 'TUL', 'tuva' => 'TY', 'tyva' => 'TY', 'tver' => 'TVE', 'tyumen' => 'TYU', 'udmurtia' => 'UD', 'udmurt' => 'UD', 'udmurtiya' => 'UD', 'ulyanovsk' => 'ULY',
        'vladimir' => 'VLA', 'volgograd' => 'VGG', 'vologda' => 'VLG', 'voronezh' => 'VOR', 'yamalo nenets' => 'YAN', 'yamal nenets' => 'YAN', 'yaroslavl' => 'YAR', 'zabaykalsky' => 'ZAB', 'zabaykalskiy' => 'ZAB', 'transbaikal' => 'ZAB', 'zabaikalsky' => 'ZAB',
    ];

    private const KINDS = '/\b(?:oblast|krai|kray|republic|respublika|of|the|autonomous|avtonomnaya|avtonomnyy|okrug|city|region|gorod|federal)\b/';

    /** @return list<string> all codes, "RU-AD" to "RU-ZAB" */
    public static function codes(): array
    {
        $codes = array_unique([...array_values(self::WHOLE), ...array_values(self::NAMES)]);
        sort($codes);

        return array_map(static fn (string $code): string => "RU-{$code}", $codes);
    }

    /** @return ?string "RU-SPE"; null for a name that no region has */
    public static function code(string $name): ?string
    {
        // Primes of transliterated soft signs ("Ryazan'", "Perm’") say nothing.
        $plain = preg_replace(['/[\'’ʹʼ`]/u', '/[^\p{L}]+/u'], ['', ' '], strtolower($name));
        $plain = trim((string) $plain);
        $short = trim((string) preg_replace('/ +/', ' ', (string) preg_replace(self::KINDS, '', $plain)));
        $code = self::WHOLE[$plain] ?? self::NAMES[$plain] ?? self::NAMES[$short] ?? null;

        return $code === null ? null : "RU-{$code}";
    }
}
