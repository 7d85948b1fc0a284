/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-specialist-photo.h"

#include "veche-attachment-action.h"
#include "veche-i18n.h"
#include "veche-task.h"
#include "veche-thumbnail.h"
#include "veche-tree.h"

/* As large as a screen shows it; what is in the file is larger, and opens in its own program. */
#define SIDE 1600

struct _VecheSpecialistPhoto
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkPicture *picture;
  GtkLabel *unreadable;
  GtkLabel *caption;
  GtkWidget *previous;
  GtkWidget *next;

  VecheWorkspace *workspace;
  gint64 tree;
  GPtrArray *files; /* of VecheRecord, those that are pictures */
  guint current;
  gint64 shown; /* the attachment whose picture is seen; 0: none */
  guint turn;   /* of loading */
};

G_DEFINE_FINAL_TYPE (VecheSpecialistPhoto, veche_specialist_photo, ADW_TYPE_BIN)

static VecheRecord *
veche_specialist_photo_get_file (VecheSpecialistPhoto *self)
{
  return self->current < self->files->len ? g_ptr_array_index (self->files, self->current) : NULL;
}

static void
veche_specialist_photo_show_texture (VecheSpecialistPhoto *self, VecheRecord *file, GdkTexture *texture, const GError *error)
{
  g_autofree char *text = error != NULL ? g_strdup_printf (_("“%s” cannot be shown here: open it in its own program."),
                                                           veche_record_get_title (file))
                                        : NULL;

  self->shown = veche_record_get_id (file);
  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  gtk_label_set_text (self->unreadable, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unreadable), text != NULL);
  gtk_stack_set_visible_child_name (self->stack, "photo");
}

static void
veche_specialist_photo_picture_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSpecialistPhoto *self = object;
  const guint turn = GPOINTER_TO_UINT (data);
  g_autoptr (VecheRecord) file = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) local = NULL;

  if (turn != self->turn || veche_specialist_photo_get_file (self) == NULL)
    return;
  file = g_object_ref (veche_specialist_photo_get_file (self));
  texture = veche_thumbnail_await (self->workspace, file, SIDE, &local);
  if (!veche_task_is_over (task) && turn == self->turn)
    veche_specialist_photo_show_texture (self, file, texture, local);
}

static void
veche_specialist_photo_load_picture (VecheSpecialistPhoto *self)
{
  VecheRecord *file = veche_specialist_photo_get_file (self);
  g_autofree char *caption = NULL;
  g_autofree char *name = NULL;

  self->turn++;
  gtk_widget_set_visible (self->previous, self->files->len > 1);
  gtk_widget_set_visible (self->next, self->files->len > 1);
  if (file == NULL)
    {
      self->shown = 0;
      gtk_picture_set_paintable (self->picture, NULL);
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  /* Translators: a photograph's name, which one it is, and of how many: «IMG_12.jpg · 1 of 3». */
  caption = self->files->len > 1 ? g_strdup_printf (_("%s · %u of %u"), veche_record_get_title (file), self->current + 1, self->files->len)
                                 : g_strdup (veche_record_get_title (file));
  /* Translators: %s is the name of a file. */
  name = g_strdup_printf (_("Photograph: %s"), caption);
  gtk_label_set_text (self->caption, caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->shown == veche_record_get_id (file))
    {
      gtk_stack_set_visible_child_name (self->stack, "photo");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "loading");
  veche_task_spawn_load (self, veche_specialist_photo_picture_fiber, GUINT_TO_POINTER (self->turn), NULL);
}

static void
veche_specialist_photo_take_files (VecheSpecialistPhoto *self, GPtrArray *files)
{
  const gint64 before = self->shown;

  g_ptr_array_set_size (self->files, 0);
  self->current = 0;
  for (guint i = 0; i < files->len; i++)
    {
      VecheRecord *file = g_ptr_array_index (files, i);

      if (!veche_thumbnail_can_show (file))
        continue;
      if (veche_record_get_id (file) == before)
        self->current = self->files->len;
      g_ptr_array_add (self->files, g_object_ref (file));
    }
  veche_specialist_photo_load_picture (self);
}

static void
veche_specialist_photo_files_fiber (VecheTask *task, gpointer object, gpointer data, GError **error)
{
  VecheSpecialistPhoto *self = object;
  const guint turn = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) files = NULL;

  if (turn != self->turn)
    return;
  files = dex_await_boxed (veche_workspace_list_attachments (self->workspace, &veche_tree_kind, self->tree), error);
  if (files != NULL && !veche_task_is_over (task) && turn == self->turn)
    veche_specialist_photo_take_files (self, files);
}

static void
veche_specialist_photo_previous_cb (VecheSpecialistPhoto *self)
{
  veche_specialist_photo_turn (self, -1);
}

static void
veche_specialist_photo_next_cb (VecheSpecialistPhoto *self)
{
  veche_specialist_photo_turn (self, 1);
}

static void
veche_specialist_photo_open_cb (VecheSpecialistPhoto *self)
{
  VecheRecord *file = veche_specialist_photo_get_file (self);

  if (file != NULL)
    veche_attachment_action_open (GTK_WIDGET (self), self->workspace, file);
}

static void
veche_specialist_photo_dispose (GObject *object)
{
  VecheSpecialistPhoto *self = VECHE_SPECIALIST_PHOTO (object);

  self->turn++;
  gtk_widget_dispose_template (GTK_WIDGET (self), VECHE_TYPE_SPECIALIST_PHOTO);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (veche_specialist_photo_parent_class)->dispose (object);
}

static void
veche_specialist_photo_finalize (GObject *object)
{
  g_ptr_array_unref (VECHE_SPECIALIST_PHOTO (object)->files);

  G_OBJECT_CLASS (veche_specialist_photo_parent_class)->finalize (object);
}

static void
veche_specialist_photo_class_init (VecheSpecialistPhotoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = veche_specialist_photo_dispose;
  G_OBJECT_CLASS (klass)->finalize = veche_specialist_photo_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/veche/Veche/survey/veche-specialist-photo.ui");
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPhoto, caption);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPhoto, next);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPhoto, picture);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPhoto, previous);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPhoto, stack);
  gtk_widget_class_bind_template_child (widget_class, VecheSpecialistPhoto, unreadable);
  gtk_widget_class_bind_template_callback_full (widget_class, "next_cb", G_CALLBACK (veche_specialist_photo_next_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "open_cb", G_CALLBACK (veche_specialist_photo_open_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "previous_cb", G_CALLBACK (veche_specialist_photo_previous_cb));
}

static void
veche_specialist_photo_init (VecheSpecialistPhoto *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
veche_specialist_photo_show (VecheSpecialistPhoto *self, VecheWorkspace *workspace, gint64 tree)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_PHOTO (self));

  g_set_object (&self->workspace, workspace);
  self->turn++;
  if (self->tree != tree)
    {
      self->shown = 0;
      g_ptr_array_set_size (self->files, 0);
      gtk_picture_set_paintable (self->picture, NULL);
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
  self->tree = tree;
  if (tree != 0)
    veche_task_spawn_load (self, veche_specialist_photo_files_fiber, GUINT_TO_POINTER (self->turn), NULL);
}

void
veche_specialist_photo_turn (VecheSpecialistPhoto *self, int by)
{
  g_return_if_fail (VECHE_IS_SPECIALIST_PHOTO (self));

  if (self->files->len < 2)
    return;
  self->current = (guint) ((int) self->current + by + (int) self->files->len) % self->files->len;
  veche_specialist_photo_load_picture (self);
}
