/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-species.h"

#include "veche-text.h"

/* Trees and shrubs of towns in central Russia, the Urals and Siberia. */
static const VecheSpecies veche_species_rows[] = {
  { "Липа мелколистная", "Tilia cordata", "липа, липа сердцевидная, липа сердцелистная", "tree", "broad-leaved", { 200, 32 } },
  { "Липа крупнолистная", "Tilia platyphyllos", NULL, "tree", "broad-leaved", { 250, 40 } },
  { "Липа войлочная", "Tilia tomentosa", "липа серебристая", "tree", "broad-leaved", { 150, 32 } },
  { "Клён остролистный", "Acer platanoides", "клен, клён платановидный", "tree", "broad-leaved", { 150, 30 } },
  { "Клён ясенелистный", "Acer negundo", "клён американский, американский клён", "tree", "low-value", { 110, 22 } },
  { "Клён татарский", "Acer tataricum", "черноклён", "tree", "broad-leaved", { 40, 12 } },
  { "Клён Гиннала", "Acer ginnala", "клён приречный", "tree", "decorative", { 35, 10 } },
  { "Клён серебристый", "Acer saccharinum", "клён сахаристый", "tree", "decorative", { 170, 36 } },
  { "Клён ложноплатановый", "Acer pseudoplatanus", "явор, клён белый", "tree", "broad-leaved", { 200, 36 } },
  { "Клён полевой", "Acer campestre", "паклён", "tree", "broad-leaved", { 100, 22 } },
  { "Дуб черешчатый", "Quercus robur", "дуб, дуб обыкновенный, дуб летний", "tree", "broad-leaved", { 400, 40 } },
  { "Дуб красный", "Quercus rubra", "дуб северный", "tree", "decorative", { 200, 35 } },
  { "Дуб монгольский", "Quercus mongolica", NULL, "tree", "broad-leaved", { 150, 30 } },
  { "Ясень обыкновенный", "Fraxinus excelsior", "ясень, ясень высокий", "tree", "broad-leaved", { 200, 40 } },
  { "Ясень пенсильванский", "Fraxinus pennsylvanica", "ясень пушистый", "tree", "broad-leaved", { 130, 28 } },
  { "Ясень маньчжурский", "Fraxinus mandshurica", NULL, "tree", "decorative", { 130, 33 } },
  { "Вяз гладкий", "Ulmus laevis", "вяз, вяз обыкновенный", "tree", "broad-leaved", { 220, 35 } },
  { "Вяз шершавый", "Ulmus glabra", "ильм, ильм горный", "tree", "broad-leaved", { 220, 38 } },
  { "Вяз приземистый", "Ulmus pumila", "вяз мелколистный, карагач, туркестанский вяз", "tree", "low-value", { 110, 22 } },
  { "Берёза повислая", "Betula pendula", "береза, берёза бородавчатая, берёза плакучая", "tree", "small-leaved", { 100, 30 } },
  { "Берёза пушистая", "Betula pubescens", "берёза белая", "tree", "small-leaved", { 80, 26 } },
  { "Тополь бальзамический", "Populus balsamifera", "тополь", "tree", "low-value", { 200, 34 } },
  { "Тополь чёрный", "Populus nigra", "осокорь, тополь пирамидальный", "tree", "low-value", { 300, 38 } },
  { "Тополь белый", "Populus alba", "тополь серебристый", "tree", "small-leaved", { 250, 36 } },
  { "Тополь берлинский", "Populus × berolinensis", NULL, "tree", "low-value", { 150, 36 } },
  { "Тополь лавролистный", "Populus laurifolia", NULL, "tree", "low-value", { 120, 24 } },
  { "Осина", "Populus tremula", "тополь дрожащий", "tree", "low-value", { 110, 35 } },
  { "Ива белая", "Salix alba", "ива, ветла, ива серебристая", "tree", "low-value", { 250, 30 } },
  { "Ива ломкая", "Salix fragilis", "ракита", "tree", "low-value", { 200, 24 } },
  { "Ива козья", "Salix caprea", "бредина", "tree", "low-value", { 75, 15 } },
  { "Ива остролистная", "Salix acutifolia", "верба, верба красная", "tree", "low-value", { 40, 12 } },
  { "Ольха чёрная", "Alnus glutinosa", "ольха, ольха клейкая", "tree", "low-value", { 100, 33 } },
  { "Ольха серая", "Alnus incana", NULL, "tree", "low-value", { 60, 22 } },
  { "Рябина обыкновенная", "Sorbus aucuparia", "рябина", "tree", "small-leaved", { 60, 17 } },
  { "Рябина промежуточная", "Sorbus intermedia", "рябина скандинавская", "tree", "decorative", { 60, 15 } },
  { "Черёмуха обыкновенная", "Prunus padus", "черемуха, черёмуха птичья", "tree", "small-leaved", { 70, 18 } },
  { "Черёмуха Маака", "Prunus maackii", NULL, "tree", "decorative", { 60, 17 } },
  { "Вишня обыкновенная", "Prunus cerasus", "вишня", "tree", "small-leaved", { 40, 10 } },
  { "Слива домашняя", "Prunus domestica", "слива", "tree", "small-leaved", { 50, 12 } },
  { "Алыча", "Prunus cerasifera", "слива растопыренная", "tree", "small-leaved", { 50, 12 } },
  { "Абрикос маньчжурский", "Prunus mandshurica", "абрикос", "tree", "decorative", { 50, 14 } },
  { "Яблоня домашняя", "Malus domestica", "яблоня", "tree", "small-leaved", { 90, 14 } },
  { "Яблоня лесная", "Malus sylvestris", "яблоня дикая", "tree", "small-leaved", { 60, 12 } },
  { "Яблоня ягодная", "Malus baccata", "яблоня сибирская, ранетка", "tree", "decorative", { 50, 12 } },
  { "Яблоня Недзвецкого", "Malus niedzwetzkyana", NULL, "tree", "decorative", { 40, 10 } },
  { "Груша обыкновенная", "Pyrus communis", "груша", "tree", "small-leaved", { 100, 22 } },
  { "Груша уссурийская", "Pyrus ussuriensis", NULL, "tree", "decorative", { 70, 16 } },
  { "Боярышник кроваво-красный", "Crataegus sanguinea", "боярышник, боярышник сибирский", "tree", "decorative", { 25, 8 } },
  { "Каштан конский обыкновенный", "Aesculus hippocastanum", "каштан, конский каштан", "tree", "decorative", { 200, 30 } },
  { "Орех маньчжурский", "Juglans mandshurica", "орех", "tree", "decorative", { 110, 28 } },
  { "Орех грецкий", "Juglans regia", NULL, "tree", "decorative", { 180, 28 } },
  { "Бархат амурский", "Phellodendron amurense", "бархатное дерево", "tree", "decorative", { 100, 28 } },
  { "Робиния ложноакациевая", "Robinia pseudoacacia", "белая акация, робиния, акация белая", "tree", "broad-leaved", { 130, 30 } },
  { "Гледичия трёхколючковая", "Gleditsia triacanthos", "гледичия", "tree", "decorative", { 130, 32 } },
  { "Граб обыкновенный", "Carpinus betulus", "граб", "tree", "broad-leaved", { 120, 28 } },
  { "Бук лесной", "Fagus sylvatica", "бук", "tree", "broad-leaved", { 220, 44 } },
  { "Платан кленолистный", "Platanus × hispanica", "платан", "tree", "decorative", { 300, 40 } },
  { "Шелковица белая", "Morus alba", "шелковица, тутовник", "tree", "decorative", { 110, 18 } },
  { "Лох узколистный", "Elaeagnus angustifolia", "лох", "tree", "decorative", { 60, 10 } },
  { "Катальпа бигнониевидная", "Catalpa bignonioides", "катальпа", "tree", "decorative", { 110, 18 } },
  { "Ель обыкновенная", "Picea abies", "ель, ёлка, ель европейская", "tree", "conifer", { 150, 45 } },
  { "Ель колючая", "Picea pungens", "ель голубая, голубая ель", "tree", "conifer", { 100, 35 } },
  { "Ель сибирская", "Picea obovata", NULL, "tree", "conifer", { 100, 35 } },
  { "Сосна обыкновенная", "Pinus sylvestris", "сосна", "tree", "conifer", { 140, 42 } },
  { "Сосна сибирская кедровая", "Pinus sibirica", "кедр, кедр сибирский, сосна кедровая", "tree", "conifer", { 180, 40 } },
  { "Сосна горная", "Pinus mugo", NULL, "shrub", "conifer", { 40, 10 } },
  { "Лиственница сибирская", "Larix sibirica", "лиственница", "tree", "conifer", { 180, 45 } },
  { "Лиственница европейская", "Larix decidua", NULL, "tree", "conifer", { 180, 48 } },
  { "Лиственница Гмелина", "Larix gmelinii", "лиственница даурская", "tree", "conifer", { 110, 35 } },
  { "Пихта сибирская", "Abies sibirica", "пихта", "tree", "conifer", { 80, 33 } },
  { "Туя западная", "Thuja occidentalis", "туя", "tree", "conifer", { 100, 20 } },
  { "Можжевельник обыкновенный", "Juniperus communis", "можжевельник", "shrub", "conifer", { 30, 12 } },
  { "Можжевельник казацкий", "Juniperus sabina", NULL, "shrub", "conifer", { 15, 3 } },
  { "Тис ягодный", "Taxus baccata", "тис", "tree", "conifer", { 200, 22 } },
  { "Сирень обыкновенная", "Syringa vulgaris", "сирень", "shrub", "decorative", { 25, 8 } },
  { "Сирень венгерская", "Syringa josikaea", NULL, "shrub", "decorative", { 15, 5 } },
  { "Жёлтая акация", "Caragana arborescens", "карагана древовидная, карагана, акация жёлтая", "shrub", "low-value", { 15, 7 } },
  { "Пузыреплодник калинолистный", "Physocarpus opulifolius", "пузыреплодник", "shrub", "decorative", { 10, 4 } },
  { "Кизильник блестящий", "Cotoneaster lucidus", "кизильник", "shrub", "decorative", { 8, 3.5 } },
  { "Снежноягодник белый", "Symphoricarpos albus", "снежноягодник", "shrub", "decorative", { 6, 2.5 } },
  { "Чубушник венечный", "Philadelphus coronarius", "чубушник, жасмин садовый, жасмин", "shrub", "decorative", { 10, 4 } },
  { "Спирея средняя", "Spiraea media", "спирея, таволга", "shrub", "decorative", { 5, 2.5 } },
  { "Дёрен белый", "Cornus alba", "дерен, свидина белая", "shrub", "decorative", { 8, 3.5 } },
  { "Калина обыкновенная", "Viburnum opulus", "калина", "shrub", "decorative", { 15, 5 } },
  { "Калина гордовина", "Viburnum lantana", "гордовина", "shrub", "decorative", { 15, 6 } },
  { "Бузина красная", "Sambucus racemosa", "бузина", "shrub", "low-value", { 15, 6 } },
  { "Барбарис обыкновенный", "Berberis vulgaris", "барбарис", "shrub", "decorative", { 8, 4 } },
  { "Шиповник морщинистый", "Rosa rugosa", "роза морщинистая, шиповник", "shrub", "decorative", { 5, 2.5 } },
  { "Ирга колосистая", "Amelanchier spicata", "ирга", "shrub", "decorative", { 15, 6 } },
  { "Жимолость татарская", "Lonicera tatarica", "жимолость", "shrub", "decorative", { 10, 4.5 } },
  { "Лещина обыкновенная", "Corylus avellana", "лещина, орешник", "shrub", "decorative", { 20, 8 } },
  { "Арония Мичурина", "Aronia mitschurinii", "рябина черноплодная, черноплодка", "shrub", "decorative", { 8, 3.5 } },
  { "Смородина золотистая", "Ribes aureum", NULL, "shrub", "decorative", { 5, 3 } },
  { "Бересклет европейский", "Euonymus europaeus", "бересклет", "shrub", "decorative", { 20, 7 } },
  { "Бирючина обыкновенная", "Ligustrum vulgare", "бирючина", "shrub", "decorative", { 8, 4 } },
  { "Облепиха крушиновидная", "Hippophae rhamnoides", "облепиха", "shrub", "decorative", { 30, 10 } },
  { "Девичий виноград", "Parthenocissus quinquefolia", "виноград девичий", "shrub", "decorative", { 12, 20 } },
  { NULL },
};

const VecheSpecies *
veche_species_list (void)
{
  return veche_species_rows;
}

/* The first that has a name keeps it. */
static void
veche_species_index (GHashTable *table, const char *name, const VecheSpecies *species)
{
  char *folded = veche_text_fold (name);

  if (g_hash_table_contains (table, folded))
    g_free (folded);
  else
    g_hash_table_insert (table, folded, (gpointer) species);
}

static GHashTable *
veche_species_new_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const VecheSpecies *species = veche_species_rows; species->name != NULL; species++)
    {
      veche_species_index (table, species->name, species);
      veche_species_index (table, species->latin, species);
    }
  for (const VecheSpecies *species = veche_species_rows; species->name != NULL; species++)
    {
      g_auto (GStrv) aliases = g_strsplit (species->aliases != NULL ? species->aliases : "", ", ", -1);

      for (guint i = 0; aliases[i] != NULL; i++)
        veche_species_index (table, aliases[i], species);
    }
  return table;
}

const VecheSpecies *
veche_species_find (const char *name)
{
  static GHashTable *table;
  static gsize once;
  g_autofree char *stripped = name != NULL ? veche_text_strip (name) : NULL;
  g_autofree char *folded = stripped != NULL ? veche_text_fold (stripped) : NULL;

  if (folded == NULL)
    return NULL;
  if (g_once_init_enter (&once))
    {
      table = veche_species_new_table ();
      g_once_init_leave (&once, 1);
    }
  return g_hash_table_lookup (table, folded);
}
