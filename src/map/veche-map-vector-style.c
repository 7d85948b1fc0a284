/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-map-vector-style.h"

#include "veche-error.h"
#include "veche-i18n.h"
#include "veche-json.h"
#include "veche-map-vector-resources.h"

#define OWN "/org/veche/Veche/map/veche-map-vector.json"
#define MOST_LAYERS 500
/* Of names in dark windows, where a style has no colours for them. */
#define LIGHT_NAMES "#dcdcdc"

typedef struct
{
  JsonObject *colors; /* or %NULL */
  gboolean dark;
  gboolean flat;
} VecheMapVectorStyle;

/* What libshumate 1.4 draws; its own words for what it does not draw are errors. Icons and patterns would need a sheet of pictures. */
static const struct
{
  const char *type;
  const char *paint[5];
  const char *layout[14];
} veche_map_vector_style_types[] = {
  { "background", { "background-color", "background-opacity" }, { NULL } },
  { "fill", { "fill-color", "fill-opacity" }, { NULL } },
  { "line", { "line-color", "line-opacity", "line-width", "line-dasharray" }, { "line-cap", "line-join" } },
  { "symbol",
    { "text-color", "text-opacity" },
    { "text-field", "text-size", "text-font", "text-anchor", "text-offset", "text-padding", "text-letter-spacing", "text-transform",
      "text-rotation-alignment", "symbol-placement", "symbol-spacing", "symbol-sort-key" } },
};

/* --- values ------------------------------------------------------------------------------------------------------- */

static const char *
veche_map_vector_style_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonObject *
veche_map_vector_style_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
veche_map_vector_style_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
veche_map_vector_style_is_number (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/* Of the table, or as it stands. */
static JsonNode *
veche_map_vector_style_copy_text (const VecheMapVectorStyle *self, JsonNode *node)
{
  const char *text = json_node_get_string (node);
  JsonArray *pair = *text == '@' && self->colors != NULL ? veche_map_vector_style_get_array (self->colors, text + 1) : NULL;

  return json_node_copy (pair != NULL && json_array_get_length (pair) == 2 ? json_array_get_element (pair, self->dark ? 1 : 0) : node);
}

/* «All of nothing» is common in styles, and libshumate 1.4 falls over it. %NULL: it is none. */
static JsonNode *
veche_map_vector_style_copy_empty (JsonArray *array)
{
  static const char *const words[] = { "all", "none", "any", "case", "coalesce", "concat", NULL };
  JsonNode *first = json_array_get_length (array) == 1 ? json_array_get_element (array, 0) : NULL;
  const char *word
    = first != NULL && JSON_NODE_HOLDS_VALUE (first) && json_node_get_value_type (first) == G_TYPE_STRING ? json_node_get_string (first) : NULL;

  if (word == NULL || !g_strv_contains (words, word))
    return NULL;
  return json_node_init_boolean (json_node_alloc (), g_str_equal (word, "all") || g_str_equal (word, "none"));
}

static JsonNode *
veche_map_vector_style_copy (const VecheMapVectorStyle *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return veche_map_vector_style_copy_text (self, node);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      JsonNode *empty = veche_map_vector_style_copy_empty (array);
      g_autoptr (JsonArray) copy = json_array_new ();

      if (empty != NULL)
        return empty;
      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (copy, veche_map_vector_style_copy (self, json_array_get_element (array, i)));
      return json_node_init_array (json_node_alloc (), copy);
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) copy = json_object_new ();
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        json_object_set_member (copy, name, veche_map_vector_style_copy (self, member));
      return json_node_init_object (json_node_alloc (), copy);
    }
  return json_node_copy (node);
}

/* libshumate reads the members of these as numbers or texts, whatever they are. */
static gboolean
veche_map_vector_style_fits (const char *name, JsonNode *node)
{
  const gboolean texts = g_str_equal (name, "text-font");
  JsonArray *array;

  if (!texts && !g_str_equal (name, "text-offset") && !g_str_equal (name, "line-dasharray"))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (texts ? !JSON_NODE_HOLDS_VALUE (item) || json_node_get_value_type (item) != G_TYPE_STRING : !veche_map_vector_style_is_number (item))
        return FALSE;
    }
  return !g_str_equal (name, "text-offset") || json_array_get_length (array) == 2;
}

/* --- layers ------------------------------------------------------------------------------------------------------- */

static JsonObject *
veche_map_vector_style_copy_members (const VecheMapVectorStyle *self, JsonObject *from, const char *const *names, guint n)
{
  JsonObject *copy = json_object_new ();

  for (guint i = 0; from != NULL && i < n && names[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (from, names[i]);

      if (node != NULL && veche_map_vector_style_fits (names[i], node))
        json_object_set_member (copy, names[i], veche_map_vector_style_copy (self, node));
    }
  return copy;
}

/* What has a pattern instead of a colour would be black; what has no text is an icon. */
static gboolean
veche_map_vector_style_is_drawn (const char *type, JsonObject *paint, JsonObject *layout, JsonObject *from)
{
  g_autofree char *color = g_strconcat (type, "-color", NULL);
  g_autofree char *pattern = g_strconcat (type, "-pattern", NULL);

  if (g_str_equal (type, "symbol"))
    return json_object_has_member (layout, "text-field");
  return from == NULL || !json_object_has_member (from, pattern) || json_object_has_member (paint, color);
}

static void
veche_map_vector_style_copy_frame (const VecheMapVectorStyle *self, JsonObject *from, JsonObject *to)
{
  static const char *const zooms[] = { "minzoom", "maxzoom" };
  JsonNode *filter = json_object_get_member (from, "filter");

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    if (veche_map_vector_style_is_number (json_object_get_member (from, zooms[i])))
      json_object_set_member (to, zooms[i], json_node_copy (json_object_get_member (from, zooms[i])));
  if (filter != NULL && JSON_NODE_HOLDS_ARRAY (filter))
    json_object_set_member (to, "filter", veche_map_vector_style_copy (self, filter));
}

static void
veche_map_vector_style_dress_names (const VecheMapVectorStyle *self, JsonObject *paint, JsonObject *layout)
{
  if (self->flat)
    json_object_set_string_member (layout, "text-rotation-alignment", "viewport");
  if (self->dark && self->colors == NULL)
    json_object_set_string_member (paint, "text-color", LIGHT_NAMES);
}

/* %NULL: nothing is drawn of it. */
static JsonObject *
veche_map_vector_style_make_layer (const VecheMapVectorStyle *self, JsonObject *from)
{
  const char *type = veche_map_vector_style_get_text (from, "type");
  const char *source = veche_map_vector_style_get_text (from, "source-layer");
  const char *id = veche_map_vector_style_get_text (from, "id");
  JsonObject *looks = veche_map_vector_style_get_object (from, "layout");
  JsonObject *paints = veche_map_vector_style_get_object (from, "paint");
  g_autoptr (JsonObject) paint = NULL;
  g_autoptr (JsonObject) layout = NULL;
  g_autoptr (JsonObject) layer = json_object_new ();

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (veche_map_vector_style_types); i++)
    if (g_str_equal (type, veche_map_vector_style_types[i].type))
      {
        paint = veche_map_vector_style_copy_members (self, paints, veche_map_vector_style_types[i].paint,
                                                     G_N_ELEMENTS (veche_map_vector_style_types[i].paint));
        layout = veche_map_vector_style_copy_members (self, looks, veche_map_vector_style_types[i].layout,
                                                      G_N_ELEMENTS (veche_map_vector_style_types[i].layout));
      }
  if (paint == NULL || (source == NULL) != g_str_equal (type, "background")
      || (looks != NULL && g_strcmp0 (veche_map_vector_style_get_text (looks, "visibility"), "none") == 0)
      || !veche_map_vector_style_is_drawn (type, paint, layout, paints))
    return NULL;
  if (g_str_equal (type, "symbol"))
    veche_map_vector_style_dress_names (self, paint, layout);
  json_object_set_string_member (layer, "id", id != NULL ? id : type);
  json_object_set_string_member (layer, "type", type);
  if (source != NULL)
    json_object_set_string_member (layer, "source-layer", source);
  veche_map_vector_style_copy_frame (self, from, layer);
  json_object_set_object_member (layer, "paint", g_steal_pointer (&paint));
  json_object_set_object_member (layer, "layout", g_steal_pointer (&layout));
  return g_steal_pointer (&layer);
}

static JsonArray *
veche_map_vector_style_make_layers (const VecheMapVectorStyle *self, JsonArray *from)
{
  JsonArray *layers = json_array_new ();

  for (guint i = 0; i < MIN (json_array_get_length (from), MOST_LAYERS); i++)
    {
      JsonNode *node = json_array_get_element (from, i);
      JsonObject *layer = JSON_NODE_HOLDS_OBJECT (node) ? veche_map_vector_style_make_layer (self, json_node_get_object (node)) : NULL;

      if (layer != NULL)
        json_array_add_object_element (layers, layer);
    }
  return layers;
}

/* --- the style ---------------------------------------------------------------------------------------------------- */

static JsonObject *
veche_map_vector_style_parse (const char *json, const char *title, GError **error)
{
  g_autoptr (GBytes) own = NULL;
  g_autofree char *what = NULL;
  gsize size;

  if (json != NULL)
    {
      /* Translators: part of a sentence: «Could not read %s: …»; the %s here is a file name. */
      what = g_strdup_printf (_("the map style “%s”"), title);
      return veche_json_parse_object (json, -1, what, error);
    }
  own = g_resource_lookup_data (veche_map_vector_get_resource (), OWN, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  json = g_bytes_get_data (own, &size);
  return veche_json_parse_object (json, (gssize) size, "veche-map-vector.json", error);
}

static JsonObject *
veche_map_vector_style_get_colors (JsonObject *style)
{
  JsonObject *metadata = veche_map_vector_style_get_object (style, "metadata");

  return metadata != NULL ? veche_map_vector_style_get_object (metadata, "veche:colors") : NULL;
}

char *
veche_map_vector_style_make (const char *json, const char *title, gboolean dark, gboolean flat, GError **error)
{
  g_autoptr (JsonObject) from = veche_map_vector_style_parse (json, title, error);
  g_autoptr (JsonArray) layers = NULL;
  g_autoptr (JsonNode) node = NULL;
  VecheMapVectorStyle self = { .dark = dark, .flat = flat };
  JsonArray *given;

  if (from == NULL)
    return NULL;
  self.colors = veche_map_vector_style_get_colors (from);
  given = veche_map_vector_style_get_array (from, "layers");
  layers = given != NULL ? veche_map_vector_style_make_layers (&self, given) : json_array_new ();
  if (json_array_get_length (layers) == 0)
    {
      /* Translators: a file name. */
      g_set_error (error, VECHE_ERROR, VECHE_ERROR_INVALID,
                   _("Could not use the map style “%s”: it has no areas, lines or names to draw. Take a style of MapLibre, or take it away."), title);
      return NULL;
    }
  /* The address is asked of nobody: the source is replaced before anything is drawn. */
  node = json_from_string ("{\"version\": 8, \"sources\": {\"" VECHE_MAP_VECTOR_STYLE_SOURCE "\": {\"type\": \"vector\", \"tiles\": [\"veche\"]}}}", error);
  json_object_set_array_member (json_node_get_object (node), "layers", g_steal_pointer (&layers));
  return json_to_string (node, FALSE);
}

gboolean
veche_map_vector_style_has_dark (const char *json)
{
  g_autoptr (JsonObject) style = veche_map_vector_style_parse (json, "", NULL);

  return style != NULL && veche_map_vector_style_get_colors (style) != NULL;
}
